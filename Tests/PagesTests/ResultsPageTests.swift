import FormModel
import Testing
import Values

@testable import Pages

/// The page of published results in every state.
@Suite struct ResultsPageSnapshotTests {
    @Test func `the first results show a chart and a table of one question`() throws {
        let page = try Samples.renderer().results(Samples.results([Samples.oneWay]))
        try expectSnapshot(page.text, "results-first.html")
    }

    @Test func `two-way tables, filters, merged answers and what is not shown are named`() throws {
        let page = try Samples.renderer().results(Samples.fullResults())
        try expectSnapshot(page.text, "results.html")
    }

    @Test(arguments: ["ar", "de"])
    func `in another language what is not translated is marked`(language: String) throws {
        let page = try Samples.renderer(language).results(Samples.fullResults())
        try expectSnapshot(page.text, "results-\(language).html")
    }

    @Test func `in a frame of another site the page has no frame of its own`() throws {
        var results = try Samples.results([Samples.oneWay])
        results.isOpen = false
        results.people = nil
        let page = try Samples.renderer().embedded(true).results(results)
        try expectSnapshot(page.text, "results-embedded.html")
    }

    @Test(arguments: [true, false])
    func `without results the page says that they may come`(isOpen: Bool) throws {
        let name = try #require(FormName("weight-rare-myasthenia"))
        let page = try Samples.renderer().noResults(of: name, isOpen: isOpen)
        try expectSnapshot(page.text, "results-none\(isOpen ? "" : "-closed").html")
    }
}

@Suite struct ResultsPageTests {
    @Test(arguments: Samples.languages)
    func `every band of few people is explained on the page that shows it`(language: String) throws
    {
        let pages = try Samples.renderer(language)
        let small = pages.texts.band(Samples.small)
        #expect(small.contains("11"))
        let text = pages.results(try Samples.results([Samples.oneWay])).text
        #expect(text.contains("</span>\(small)</td>"))
        let box = try #require(
            text.firstMatch(of: /<h2 id="how-to-read">([\s\S]*?)<\/section>/)?.output.1)
        #expect(box.contains(small))
        // From nobody to ten people, both in digits.
        #expect(box.contains(/\b0\b/) && box.contains(/\b10\b/))
    }

    @Test func `a number that is left open has no share and no name of one`() throws {
        var section = Samples.oneWay
        section.tables[0].cells[2] = nil
        let text = try Samples.renderer().results(Samples.results([section])).text
        #expect(text.contains("People: </span>the rest</td><td></td>"))
    }

    @Test func `the words explain what fewer than 11 means`() throws {
        let text = try Samples.renderer().results(Samples.results([Samples.oneWay])).text
        for words in [
            "How to read “fewer than 11”", "any number from 0 to 10. It can be nobody",
            "“11–15” stands for any number from 11 to 15.",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `a threshold of a plan is the one that is explained`() throws {
        var results = try Samples.results([])
        (results.threshold, results.width) = (20, 10)
        let text = try Samples.renderer().results(results).text
        #expect(text.contains("How to read “fewer than 20”"))
        #expect(text.contains("“20–29” stands for any number from 20 to 29."))
        #expect(!text.contains("11"))
    }

    @Test(arguments: [
        (Samples.band(16, 20), Samples.band(61, 65), 24...33),
        (Samples.band(0, 10), Samples.band(61, 65), 0...17),
        (Samples.band(61, 65), Samples.band(61, 65), 93...100),
        (Samples.band(50, 60), Samples.band(100, 110), 45...60),
    ])
    func `a share holds every share that the bands allow`(
        cell: ShownBand, total: ShownBand, expected: ClosedRange<Int>
    ) throws {
        let share = try #require(cell.share(of: total))
        #expect(share == expected)
        for all in total.lower...total.upper {
            for some in cell.lower...min(cell.upper, all) {
                let exact = 100 * Double(some) / Double(all)
                #expect(Double(share.lowerBound) <= exact && exact <= Double(share.upperBound))
            }
        }
    }

    @Test func `of a total that may be nobody there is no share`() {
        #expect(Samples.small.share(of: Samples.small) == nil)
    }

    @Test func `a bar reaches from the lower edge of its band to the upper`() throws {
        let text = try Samples.renderer().results(Samples.results([Samples.oneWay])).text
        let bars = text.matches(of: /<rect class="bar( small)?" x="(\d+)" y="\d+" width="(\d+)"/)
        let shapes = bars.map { [Int($0.output.2), Int($0.output.3)] }
        // 178 units stand for 25 people, the greatest edge.
        #expect(shapes == [[113, 29], [0, 71], [149, 29], [0, 71], [0, 71]])
        #expect(bars.map { $0.output.1 != nil } == [false, true, false, true, true])
    }

    @Test func `where people read from the right, bars begin there`() throws {
        let text = try Samples.renderer("ar").results(Samples.results([Samples.oneWay])).text
        let bar = try #require(
            text.firstMatch(of: /<rect class="bar" x="(\d+)" y="\d+" width="(\d+)"/))
        #expect(bar.output.1 == "158" && bar.output.2 == "29")
    }

    @Test func `a long label is cut in the chart and whole in the table`() throws {
        let long = Array(repeating: "syndrome", count: 40).joined(separator: " ")
        var section = Samples.oneWay
        section.tables[0].rows[0] = [.words(Wording(long))]
        let text = try Samples.renderer().results(Samples.results([section])).text
        #expect(text.contains("<th scope=\"row\"><span>\(long)</span></th>"))
        #expect(text.contains(" …</text>"))
        let lines = text.matches(of: /<text x="0" y="\d+">([^<]*)<\/text>/).map(\.output.1.count)
        #expect(lines.allSatisfy { $0 <= 30 })
    }
}
