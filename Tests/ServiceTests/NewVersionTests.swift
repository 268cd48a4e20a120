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
        _ = try service.command("form", "close", "tide")
        try publish(version: "2.0.0", question: "How are you?", choices: "good, so")
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.number == 2)
        try taker.send(FormAnswers(["mood": "so"]))
        try taker.send(FormAnswers(["last": "Bye"]), go: "send")
        #expect(taker.shows("Thank you."))
    }

    @Test("a survey that closes says so to who comes back, and keeps what they had")
    func closing() throws {
        var taker = try SurveyTaker("/surveys/tide", by: client)
        try taker.send(FormAnswers(["name": "Ada"]))
        let code = try #require(taker.code)
        #expect(try service.command("form", "close", "tide").output == "closed ‘tide’\n")
        eventually { (try? client.get("/surveys/tide").status) == 410 }
        #expect(try taker.post(FormAnswers(["mood": "good"])).status == 410)
        #expect(try SurveyTaker.resume(code, by: client).text.contains("has closed"))
        try publish(version: "1.0.0", question: "How are you?", choices: "good, bad")
        #expect(try SurveyTaker.resume(code, by: client).text.contains("Welcome back."))
    }

    @Test("an open survey is not changed in its meaning, and a version says how much has changed")
    func refusal() throws {
        let file = try file(version: "1.0.1", question: "How are you?", choices: "good, bad, so")
        let low = try service.command("form", "publish", file)
        #expect(low.ending == .exit(1))
        #expect(low.complaints.contains("raise ‘version’ in the survey file to 1.1.0"))
        let other = try self.file(version: "2.0.0", question: "How are you?", choices: "good, so")
        let major = try service.command("form", "publish", other)
        #expect(major.ending == .exit(1))
        #expect(major.complaints.contains("recount form close tide"))
        let difference = try service.command("form", "diff", other)
        #expect(difference.output.contains("major: question ‘mood’: the choice ‘bad’ is gone"))
        #expect(difference.ending == .exit(1))
    }

    /// Publishes a form of three pages and waits until the service serves it.
    private func publish(version: String, question: String, choices: String) throws {
        let file = try file(version: version, question: question, choices: choices)
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

    private func file(version: String, question: String, choices: String) throws -> String {
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
        let file = service.data.path("tide-\(version).yaml")
        try Data(survey.utf8).write(to: URL(filePath: file))
        return file
    }
}
