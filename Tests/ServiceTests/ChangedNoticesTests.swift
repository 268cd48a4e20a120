import Foundation
import Testing

/// A privacy policy that changes while people answer under it.
@Suite struct ChangedNoticesTests {
    private static let words = "This has changed since you began"

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        try service.publishPurposes()
        try publish("We share nothing.")
    }

    @Test("who goes on with a draft reads that the policy has changed, once, and where it stands")
    func resumed() throws {
        var taker = try begun()
        let policy = try publish("We now share more.")
        taker.page = try SurveyTaker.resume(#require(taker.code), by: client)
        #expect(taker.shows(Self.words))
        #expect(taker.shows("<li><a href=\"/notices/\(policy)\">"))
        try taker.send(FormAnswers(["ok_survey": "yes", "mood": "good"]))
        #expect(!taker.shows(Self.words))
        try taker.send(FormAnswers(["ok_survey": "yes", "mood": "good"]), go: "send")
        try expectAgreed(under: policy, taker.code)
    }

    @Test("what was changed while the last page was open is shown before anything is sent")
    func sending() throws {
        var taker = try begun()
        let policy = try publish("We now share more.")
        try taker.send(FormAnswers(["ok_survey": "yes", "mood": "good"]), go: "send")
        #expect(taker.number == 1 && taker.shows(Self.words))
        #expect(try service.report(of: "tide").responses == 0)
        try taker.send(FormAnswers(["ok_survey": "yes", "mood": "good"]), go: "send")
        try expectAgreed(under: policy, taker.code)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a page that was opened under the older policy is shown again with all that was typed")
    func opened() throws {
        var taker = try SurveyTaker(PurposeSurvey.path, query: "?pages=one", by: client)
        let policy = try publish("We now share more.")
        taker.page = try taker.post(PurposeSurvey.answers, go: "send")
        #expect(taker.page.status == 422 && taker.shows(Self.words))
        #expect(taker.shows("The tide of Perth.") && !taker.shows("Something needs your attention"))
        #expect(try service.report(of: "tide").responses == 0)
        try taker.send(PurposeSurvey.answers, go: "send")
        try expectAgreed(under: policy, taker.code)
    }

    @Test("a policy in a language that the person does not read changes nothing for them")
    func otherLanguage() throws {
        var taker = try begun()
        try publish("Wir geben nun mehr weiter.", language: "de")
        try taker.send(FormAnswers(["ok_survey": "yes", "mood": "good"]))
        #expect(!taker.shows(Self.words))
    }

    @Test(
        "what somebody sends in the place of a page's mark is not kept",
        arguments: [
            "<script>", String(repeating: "a", count: 60),
        ])
    func falseMark(mark: String) throws {
        var taker = try SurveyTaker(PurposeSurvey.path, by: client)
        let form = PurposeSurvey.answers.with("go", "next").with("page", "1")
            .with("pages", "one").with("key", taker.page.hidden("key"))
            .with("notices-shown", mark)
        taker.page = try client.follow(client.post(PurposeSurvey.path, form))
        #expect(taker.shows(Self.words) && !taker.shows(mark))
    }

    /// A person who has saved the first page.
    private func begun() throws -> SurveyTaker {
        var taker = try SurveyTaker(PurposeSurvey.path, by: client)
        try taker.send(FormAnswers(["ok_survey": "yes"]))
        #expect(taker.code != nil && !taker.shows(Self.words))
        return taker
    }

    /// Publishes a policy, waits until it is served, and returns its digest.
    @discardableResult
    private func publish(_ text: String, language: String = "en") throws -> String {
        let file = try service.data.write("# Privacy\n\n\(text)\n", to: "privacy.\(language).md")
        let published = try service.command("notice", "publish", file)
        try #require(published.ending == .exit(0), "\(published.complaints)")
        #expect(
            try eventually { try client.get("/privacy?lang=\(language)").text.contains(text) })
        let lines = try service.command("notice", "list").output.split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("privacy  \(language)  ") })
        return String(line.split(separator: "  ")[3])
    }

    private func expectAgreed(under policy: String, _ code: String?) throws {
        let history = try service.command("consent", "history", #require(code)).output
        #expect(history.contains("ConsentGiven"))
        let shown = history.split(separator: "\n").filter { $0.contains("  Privacy") }
        #expect(shown.count == 1 && shown.allSatisfy { $0.hasSuffix("  \(policy)") }, "\(history)")
    }
}
