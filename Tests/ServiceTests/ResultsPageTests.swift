import Disclosure
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// The pages of published results, from the store to the socket.
@Suite struct ResultsPageTests {
    private static let path = ReleasedWeights.path

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess(environment: ["RECOUNT_EMBED_ORIGINS": "https://a.example"])
        client = service.client()
    }

    /// Results of the survey in force, of which nothing is released yet.
    private func weights() throws -> ReleasedWeights {
        let form = try service.store().store.forms().first { $0.name.text == WeightSurvey.name }
        return try ReleasedWeights(of: #require(form))
    }

    @Test("before the first results a page says that they may come, and leads to the survey")
    func none() throws {
        for path in [Self.path, "/embed\(Self.path)"] {
            let page = try client.get(path)
            #expect(page.status == 404)
            #expect(page.text.contains("No results are published yet"))
            #expect(page.text.contains("href=\"\(WeightSurvey.path)"))
        }
        #expect(try client.get("\(Self.path)?lang=de").text.contains("noch keine Ergebnisse"))
        let unknown = try client.get("/results/nothing")
        #expect(unknown.status == 404)
        #expect(unknown.text.contains("We could not find this page"))
        #expect(try client.get("\(Self.path)/1").status == 404)
        #expect(try !client.get("/").text.contains("/results/"))
    }

    @Test("the page shows the bands of the release in the words of the form, and no other number")
    func bands() throws {
        var weights = try weights()
        let release = try service.publish(&weights)
        let page = try client.get(Self.path)
        #expect(page.status == 200)
        for words in [
            "How has your weight changed since the first signs?", "I lost weight",
            "What have you tried?", "Softer food or smaller meals", "Which condition is it?",
            "How to read “fewer than 11”", "Too few people belong to this group",
        ] {
            #expect(page.text.contains(words), "\(words)")
        }
        let bands = release.tables.flatMap { table in
            table.cells + table.margins.flatMap(\.self) + (table.total.map { [$0] } ?? [])
        }
        let allowed = Set(bands.compactMap { $0?.description })
        let printed = page.text.matches(
            of: /<td>(?:<span class="column">.*?: <\/span>)?([^<%]+)<\/td>/
        )
        .map { String($0.output.1) }.filter { !$0.hasPrefix("up to") }
        #expect(printed.count > 40)
        #expect(Set(printed).subtracting(allowed) == [])
        let shown = page.text.matches(of: /class="value"[^>]*>([^<]+)</).map { String($0.output.1) }
        #expect(shown.count > 20 && Set(shown).subtracting(allowed) == [])
        #expect(!page.text.contains("joined"))
        let file = try client.get("/api/v1\(Self.path)/1")
        #expect(page.text.contains("href=\"/api/v1\(Self.path)/1\""))
        #expect(file.body == release.bytes)
    }

    @Test("readers meet the form's translation, and what has none is marked as such")
    func languages() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        let german = try client.get("\(Self.path)?lang=de").text
        #expect(german.contains("Wie hat sich Ihr Gewicht seit den ersten Anzeichen verändert?"))
        #expect(german.contains("weniger als 11"))
        #expect(german.contains("href=\"\(Self.path)/1?lang=de\""))
        let arabic = try client.get("\(Self.path)?lang=ar").text
        #expect(
            arabic.contains(
                "<span lang=\"en\" dir=\"ltr\">How has your weight changed since the first signs?<")
        )
        #expect(arabic.contains("أقل من 11"))
    }

    @Test("earlier results stay as they were and lead to the newest ones")
    func earlier() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        let first = try client.get("\(Self.path)/1").text
        #expect(try client.get(Self.path).text == first)
        #expect(!first.contains("There are newer results"))
        let release = try service.publish(&weights)
        let newest = try client.get(Self.path).text
        #expect(newest == (try client.get("\(Self.path)/2").text))
        #expect(newest.contains("Together with earlier results it would say too much"))
        #expect(newest.contains("It was last shown in the results of"))
        let people = try #require(release.tables.compactMap(\.total).first)
        #expect(newest.contains("Counted here, in all: \(people) people."))
        let earlier = try client.get("\(Self.path)/1").text
        #expect(earlier.contains("There are newer results"))
        #expect(Self.figures(in: earlier) == Self.figures(in: first))
        #expect(Self.figures(in: newest) != Self.figures(in: first))
        for page in [newest, earlier] {
            #expect(page.contains("href=\"\(Self.path)/1\"") && page.contains("\(Self.path)/2\""))
        }
        for absent in ["/3", "/0", "/-1", "/x"] {
            #expect(try client.get(Self.path + absent).status == 404)
        }
    }

    private static func figures(in page: String) -> [String] {
        page.matches(of: /<td>(.*?)<\/td>/).map { String($0.output.1) }
    }

    @Test("a browser that has the page is told so, and one that has another gets it")
    func kept() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        let page = try client.get(Self.path)
        #expect(page["Cache-Control"] == "no-cache")
        let tag = try #require(page["ETag"])
        let again = try client.ask("GET", Self.path, fields: ["If-None-Match": "\"x\", \(tag)"])
        #expect(again.status == 304 && again.body.isEmpty && again["ETag"] == tag)
        let german = try client.ask(
            "GET", "\(Self.path)?lang=de", fields: ["If-None-Match": tag])
        #expect(german.status == 200 && german["ETag"] != tag)
        #expect(try client.ask("HEAD", Self.path)["ETag"] == tag)
    }

    @Test("in a frame the results may be shown by the named sites, and links stay there")
    func framed() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        let page = try client.get("/embed\(Self.path)")
        #expect(page.status == 200)
        #expect(
            page["Content-Security-Policy"]?.hasSuffix("frame-ancestors 'self' https://a.example")
                == true)
        #expect(page["X-Frame-Options"] == nil)
        #expect(!page.text.contains("class=\"site-header\""))
        let links = page.text.matches(of: /href="(\/(?!assets|api)[^"]*)"/).map(\.output.1)
        #expect(links.count >= 2 && links.allSatisfy { $0.hasSuffix("?embed") })
        #expect(try client.get(Self.path)["X-Frame-Options"] == "DENY")
    }

    @Test("the start page and a receipt lead to results")
    func links() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        #expect(try client.get("/").text.contains("<a href=\"\(Self.path)\">Weight, eating"))
        let receipt = try client.follow(WeightSurvey.send(by: client))
        #expect(receipt.text.contains("<a href=\"\(Self.path)\">See what people answered</a>"))
    }

    @Test("what the form no longer asks keeps the words of its version, in the version's language")
    func formerQuestion() throws {
        var weights = try weights()
        _ = try service.publish(&weights)
        let source = try String(
            contentsOf: repository.appending(path: "forms/weight-rare-myasthenia.yaml"),
            encoding: .utf8)
        let start = try #require(source.range(of: "  - id: tried\n"))
        let end = try #require(source.range(of: "  - id: listened\n"))
        let shorter = source.replacing("version: \(WeightSurvey.version)", with: "version: 2.0.0")
        let cut = String(source[start.lowerBound..<end.lowerBound])
        let file = try service.data.write(shorter.replacing(cut, with: ""), to: "form.yaml")
        for arguments in [["form", "close", WeightSurvey.name], ["form", "publish", file]] {
            let done = try service.command(arguments)
            try #require(done.ending == .exit(0), "\(done.complaints)")
        }
        let marked = { (words: String) in "<span lang=\"en\" dir=\"ltr\">\(words)</span>" }
        let isThere = try eventually {
            try client.get("\(Self.path)?lang=de").text.contains(marked("What have you tried?"))
        }
        #expect(isThere)
        let page = try client.get("\(Self.path)?lang=de").text
        #expect(page.contains(marked("Softer food or smaller meals")))
        #expect(!page.contains(">tried<") && !page.contains(">texture<"))
    }
}
