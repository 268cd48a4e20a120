import Foundation
import Testing

/// The first page of a survey once more, as the Back button of a browser shows it: with the key that it
/// had before anything was saved.
@Suite struct FirstPageTests {
    private static let survey = """
        survey: steps
        version: 1.0.0
        language: en
        title: Steps
        purposes:
          survey: To count my answers
        purpose: survey
        sensitive: health
        sections:
        - section: First
          items:
          - id: agree
            consent: I want to take part.
            purpose: survey
            required: true
          - id: more
            yesno: Is there more?
        - section: Second
          show: more = yes
          items:
          - id: thing
            text: What is it?
        """

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        let path = try service.data.write(Self.survey, to: "steps.yaml")
        let published = try service.command("form", "publish", path)
        try #require(published.ending == .exit(0), "\(published.complaints)")
        eventually { (try? client.get("/surveys/steps").status) == 200 }
    }

    /// The first page with its key, and the code of what was saved after it.
    private func begin() throws -> (first: SurveyTaker, code: String) {
        let first = try SurveyTaker("/surveys/steps", by: client)
        var taker = first
        try taker.send(FormAnswers(["agree": "yes", "more": "yes"]))
        try #require(taker.number == 2)
        try taker.send(FormAnswers(["thing": "A chair in the kitchen"]), go: "pause")
        let code = try #require(
            taker.page.text.firstMatch(of: /name="code" value="([^"]+)"/)?.output.1)
        return (first, String(code))
    }

    private func saved(_ code: String) throws -> HTTPAnswer {
        try SurveyTaker.resume(code, by: client)
    }

    @Test("what later pages hold is not lost by sending it as if it were all")
    func sending() throws {
        var (first, code) = try begin()
        try first.send(FormAnswers(["agree": "yes"]), go: "send")
        #expect(first.number == 2 && first.shows("A chair in the kitchen"))
        #expect(try saved(code).text.contains("A chair in the kitchen"))
    }

    @Test("a consent that is unticked there is asked for, not taken for given; nothing is lost")
    func unticking() throws {
        var (first, code) = try begin()
        try first.send(FormAnswers(["more": "yes"]))
        #expect(first.page.status == 422 && first.number == 1)
        #expect(first.shows("class=\"error-summary"))
        #expect(try saved(code).text.contains("A chair in the kitchen"))
        try first.send(FormAnswers(["agree": "yes", "more": "yes"]))
        #expect(first.number == 2 && first.shows("A chair in the kitchen"))
    }

    @Test("other answers there change what is saved")
    func changing() throws {
        var (first, code) = try begin()
        try first.send(FormAnswers(["agree": "yes", "more": "no"]), go: "pause")
        let page = try saved(code)
        #expect(!page.text.contains("A chair in the kitchen"))
        #expect(page.hidden("page") == "1")
    }
}
