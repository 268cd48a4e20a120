import Foundation
import Testing

/// Grids, rankings and shuffled choices in the running product.
@Suite struct PartsJourneyTests {
    private static let survey = """
        survey: parts
        version: 1.0.0
        language: en
        title: Parts
        change_days: 30
        sections:
        - section: First
          shuffle: true
          items:
          - id: reasons
            many: Reasons?
            shuffle: true
            choices:
            - heat: Heat
            - food: Food
            - sleep: Sleep
            - work: Work
          - id: daily
            grid: How hard?
            required: true
            shuffle: true
            rows:
            - walk: Walk
            - chew: Chew
            - talk: Talk
            - rest: Rest
            choices:
            - easy: Easy
            - hard: Hard
        - section: Second
          items:
          - id: order
            rank: In which order?
            from: reasons
            required: true
        """

    private static let first = FormAnswers([
        "reasons": "food", "reasons": "work", "daily.walk": "hard", "daily.chew": "easy",
        "daily.talk": "easy", "daily.rest": "easy",
    ])

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        let path = try service.data.write(Self.survey, to: "parts.yaml")
        let published = try service.command("form", "publish", path)
        try #require(published.ending == .exit(0))
        eventually { (try? client.get("/surveys/parts").status) == 200 }
    }

    /// The fields of a page in their order, and what they offer.
    private func order(of page: HTTPAnswer, _ name: String) -> [String] {
        page.text.matches(of: /name="(reasons|daily\.[a-z]+)" value="([a-z]+)"/)
            .map { "\($0.output.1)=\($0.output.2)" }
            .filter { $0.hasPrefix(name) }
    }

    @Test("people meet different orders, and one person the same order on every page")
    func shuffled() throws {
        let pages = try (0..<40).map { _ in try client.get("/surveys/parts?pages=one") }
        #expect(Set(pages.map { order(of: $0, "reasons") }).count > 1)
        #expect(Set(pages.map { order(of: $0, "daily") }).count > 1)
        #expect(Set(pages.map { order(of: $0, "").first?.prefix(1) }).count == 2)
        for _ in 0..<6 {
            let taker = try SurveyTaker("/surveys/parts", query: "?pages=one", by: client)
            let before = order(of: taker.page, "")
            #expect(before.count == 12)
            let corrected = try taker.post(FormAnswers(["reasons": "heat"]), go: "send")
            #expect(corrected.status == 422)
            #expect(order(of: corrected, "") == before)
            var paged = taker
            try paged.send(FormAnswers(["reasons": "heat"]), go: "sections")
            #expect(order(of: paged.page, "") == before)
        }
    }

    @Test("a grid and a ranking are taken page by page, shown, counted and changed")
    func journey() throws {
        let receipt = try sent()
        for words in ["Walk: Hard", "Chew: Easy", "1. Work", "2. Food"] {
            #expect(receipt.text.contains(words), "\(words) is missing")
        }
        #expect(try service.report(of: "parts").count("daily.walk", "hard") == 1)
        #expect(try service.report(of: "parts").count("order.work", "1") == 1)
        let page = try client.get(#require(try address(of: "daily", on: receipt)))
        #expect(page.text.contains("name=\"daily.walk\" value=\"hard\" checked"))
        let form = Self.first.with("reasons", nil).with("daily.walk", "easy")
        let changed = try client.follow(
            client.post(
                "/receipt/change",
                form.with("code", page.hidden("code")).with("item", page.hidden("item"))))
        #expect(changed.text.contains("Walk: Easy"))
        #expect(try service.report(of: "parts").count("daily.walk", "hard") == 0)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a ranking is shown again to be changed as it was sent")
    func rankingAgain() throws {
        let page = try client.get(#require(try address(of: "order", on: sent())))
        let chosen = page.text.matches(of: /<option value="([a-z]+)" selected>/)
        #expect(chosen.map(\.output.1) == ["work", "food"])
        #expect(!page.text.contains("value=\"heat\""))
    }

    @Test("a page whose rows and places are missing names each of them")
    func missing() throws {
        var taker = try SurveyTaker("/surveys/parts", by: client)
        let rows = try taker.post(Self.first.with("daily.chew", nil))
        #expect(rows.status == 422)
        #expect(rows.text.contains("<a href=\"#daily.chew\">"))
        try taker.send(Self.first)
        let places = try taker.post(FormAnswers(["order.1": "work"]), go: "send")
        #expect(places.status == 422)
        #expect(places.text.contains("<a href=\"#order.2\">"))
        #expect(try taker.post(FormAnswers(["order.1": "heat"]), go: "send").status == 422)
    }

    @Test("a program sends a grid as an object and a ranking as a list")
    func interface() throws {
        let json = #"""
            {"answers": {"reasons": ["food", "work"], "order": ["work", "food"],
            "daily": {"walk": "hard", "chew": "easy", "talk": "easy", "rest": "easy"}}}
            """#
        let answer = try client.post("/api/v1/forms/parts/responses", json: json)
        #expect(answer.status == 201)
        #expect(try service.report(of: "parts").count("order.food", "2") == 1)
    }

    /// The receipt of answers that were sent page by page.
    private func sent() throws -> HTTPAnswer {
        var taker = try SurveyTaker("/surveys/parts", by: client)
        try taker.send(Self.first)
        try taker.send(FormAnswers(["order.1": "work", "order.2": "food"]), go: "send")
        return taker.page
    }

    private func address(of item: String, on receipt: HTTPAnswer) throws -> String? {
        let link = try Regex("href=\"(/receipt/[^\"]+/\(item))\"", as: (Substring, Substring).self)
        return receipt.text.firstMatch(of: link).map { String($0.output.1) }
    }
}
