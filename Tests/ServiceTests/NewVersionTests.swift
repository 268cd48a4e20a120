import Foundation
import Testing

/// A form that gets a new version while people take it.
@Suite struct NewVersionTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        try publish(version: "1.0.0", question: "How are you?", choices: "good, bad")
    }

    @Test("answers are carried over, and only what has changed is shown again")
    func carried() throws {
        var taker = try SurveyTaker("/surveys/tide", by: client)
        try taker.send(FormAnswers(["name": "Ada"]))
        try taker.send(FormAnswers(["mood": "good"]))
        #expect(taker.number == 3)
        try publish(version: "1.1.0", question: "How are you today?", choices: "good, bad, so")
        taker.page = try SurveyTaker.resume(#require(taker.code), by: client)
        #expect(taker.number == 3)
        #expect(taker.shows("The survey has changed"))
        #expect(taker.shows("<li>How are you today?</li>"))
        #expect(!taker.shows("<li>Your name</li>"))
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.number == 2)
        #expect(try taker.isTicked("mood", "good"))
        try taker.send(FormAnswers(["mood": "so"]))
        #expect(!taker.shows("The survey has changed"))
        #expect(taker.shows("value=\"Bye\""))
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.shows("Ada") && taker.shows("so"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a choice that is gone is asked for again, and nothing else")
    func goneChoice() throws {
        var taker = try SurveyTaker("/surveys/tide", by: client)
        try taker.send(FormAnswers(["name": "Ada"]))
        try taker.send(FormAnswers(["mood": "bad"]))
        try publish(version: "1.1.0", question: "How are you?", choices: "good, so")
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.number == 2)
        try taker.send(FormAnswers(["mood": "so"]))
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.shows("Thank you."))
    }

    /// Publishes a form of three pages and waits until the service serves it.
    private func publish(version: String, question: String, choices: String) throws {
        let codes = choices.split(separator: ", ").map { "    - \($0): \($0)" }
        let survey = """
            survey: tide
            version: \(version)
            language: en
            title: Tide
            sections:
            - section: First
              items:
              - id: name
                text: Your name
            - section: Second
              items:
              - id: mood
                one: \(question)
                required: true
                choices:
            \(codes.joined(separator: "\n"))
            - section: Third
              items:
              - id: last
                text: Anything else?
            """
        let file = service.data.path("tide.yaml")
        try Data(survey.utf8).write(to: URL(filePath: file))
        let published = try service.command("form", "publish", file)
        try #require(published.ending == .exit(0), "\(published.complaints)")
        eventually {
            let page = try? client.get("/surveys/tide?pages=one")
            let isNew = choices.split(separator: ", ").allSatisfy {
                page?.text.contains("value=\"\($0)\"") ?? false
            }
            return isNew && page?.text.contains(question) ?? false
        }
    }
}
