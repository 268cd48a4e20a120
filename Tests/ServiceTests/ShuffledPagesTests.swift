import Foundation
import Testing

/// A shuffled section in the running product, one question on each page.
@Suite struct ShuffledPagesTests {
    private static let survey = """
        survey: shuffled
        version: 1.0.0
        language: en
        title: Shuffled
        pages: questions
        change_days: 30
        sections:
        - section: First
          intro: Think of last week.
          shuffle: true
          items:
        \(names.map { "  - id: \($0)\n    text: About \($0)?\n    check: length(it) > 1" }
            .joined(separator: "\n"))
        - section: Last
          items:
          - id: last
            text: Anything else?
        """

    private static let names = ["apples", "bread", "coffee", "dates", "eggs", "figs"]

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        let path = try service.data.write(Self.survey, to: "shuffled.yaml")
        let published = try service.command("form", "publish", path)
        try #require(published.ending == .exit(0), "\(published.complaints)")
        eventually { (try? client.get("/surveys/shuffled").status) == 200 }
    }

    /// The questions of a page in their order.
    private func questions(on page: HTTPAnswer) -> [String] {
        page.text.matches(of: /<input type="text"[^>]* name="([a-z]+)"/).map {
            String($0.output.1)
        }
    }

    private func text(for question: String) -> String { "Something about \(question)" }

    private func begin() throws -> SurveyTaker { try SurveyTaker("/surveys/shuffled", by: client) }

    @Test("people meet different orders, and every question once, the last section last")
    func orders() throws {
        var orders: Set<[String]> = []
        for _ in 0..<8 {
            var taker = try begin()
            var order = questions(on: taker.page)
            #expect(taker.shows("Think of last week."))
            while !taker.isLast {
                try taker.send(FormAnswers([:]))
                order += questions(on: taker.page)
                #expect(!taker.shows("Think of last week."))
            }
            #expect(order.sorted() == (Self.names + ["last"]).sorted())
            #expect(order.last == "last")
            orders.insert(order)
        }
        #expect(orders.count > 1)
    }

    @Test("one person keeps the order: on reload, back, with faults, by the code, in other pages")
    func stable() throws {
        var taker = try begin()
        let whole = try order(for: taker)
        for (index, name) in whole.dropLast().enumerated() {
            #expect(questions(on: taker.page) == [name])
            #expect(taker.number == index + 1)
            try taker.send(FormAnswers([name: text(for: name)]))
            #expect(taker.shows("Page \(index + 2) of 7."))
        }
        let code = try #require(taker.code)
        for name in whole.dropLast().reversed() {
            try taker.send(FormAnswers([:]), go: "back")
            #expect(questions(on: taker.page) == [name])
            #expect(taker.shows(" value=\"\(text(for: name))\""))
        }
        try taker.send(FormAnswers([whole[0]: "?"]))
        #expect(taker.page.status == 422 && questions(on: taker.page) == [whole[0]])
        try taker.send(FormAnswers([whole[0]: text(for: whole[0])]))
        taker.page = try SurveyTaker.resume(code, by: service.client())
        #expect(questions(on: taker.page) == [whole[1]])
        try taker.send(FormAnswers([whole[1]: text(for: whole[1])]), go: "one")
        #expect(questions(on: taker.page) == whole)
        let all = whole.map { ($0, text(for: $0)) }
        var answers = FormAnswers([:])
        for (name, value) in all { answers.add(name, value) }
        try taker.send(answers, go: "questions")
        #expect(questions(on: taker.page) == [whole[0]])
    }

    @Test("the address of a page leads to the same question as long as the survey lasts")
    func addresses() throws {
        var taker = try begin()
        var places: [(address: String, question: [String])] = []
        while !taker.isLast {
            let name = try #require(questions(on: taker.page).first)
            let answer = try taker.post(FormAnswers([name: text(for: name)]))
            let address = try #require(answer["Location"])
            taker.page = try client.get(address)
            places.append((address, questions(on: taker.page)))
        }
        let other = service.client()
        for (address, question) in places.reversed() {
            #expect(try questions(on: other.get(address)) == question)
        }
        try taker.send(FormAnswers(["last": "No"]), go: "send")
        for name in Self.names { #expect(taker.shows(text(for: name))) }
        #expect(try service.report(of: "shuffled").responses == 1)
    }

    /// The order in which a person who has just begun will meet the questions.
    private func order(for taker: SurveyTaker) throws -> [String] {
        try questions(on: taker.post(FormAnswers([:]), go: "one").following(client))
    }
}

extension HTTPAnswer {
    fileprivate func following(_ client: HTTPClient) throws -> HTTPAnswer {
        try client.follow(self)
    }
}
