import Foundation
import Testing

/// What an operator changes while the product serves.
@Suite struct PublishingTests {
    private let service: RecountProcess
    private let client: HTTPClient
    private let files: TemporaryFolder

    init() throws {
        service = try RecountProcess()
        client = service.client()
        files = try TemporaryFolder()
    }

    private func publish(_ survey: String) throws -> CommandLineTool.Result {
        try service.command("form", "publish", files.write(survey, to: "survey.yaml"))
    }

    private static func survey(version: String, title: String) -> String {
        """
        survey: breakfast
        version: \(version)
        language: en
        title: \(title)
        sections:
        - section: Mornings
          items:
          - id: tea
            yesno: Do you drink tea?

        """
    }

    @Test("a survey published beside the running server is served soon, and its next version too")
    func publication() throws {
        #expect(try client.get("/surveys/breakfast").status == 404)
        for (version, title) in [("1.0.0", "First light"), ("1.1.0", "Second cup")] {
            let published = try publish(Self.survey(version: version, title: title))
            #expect(published.output == "published ‘breakfast’ \(version)\n")
            let isServed = try eventually {
                try client.get("/surveys/breakfast").text.contains(title)
            }
            #expect(isServed)
            #expect(try client.get("/").text.contains(title))
        }
    }

    @Test("answers to a page of the version before are taken after a new one is published")
    func oldPage() throws {
        _ = try publish(Self.survey(version: "1.0.0", title: "First light"))
        try eventually { try client.get("/surveys/breakfast").status == 200 }
        let page = FormAnswers(["tea": "yes"])
            .with("key", try client.get("/surveys/breakfast").hidden("key"))
        _ = try publish(Self.survey(version: "1.1.0", title: "Second cup"))
        try eventually { try client.get("/surveys/breakfast").text.contains("Second cup") }
        let receipt = try client.follow(client.post("/surveys/breakfast", page))
        #expect(receipt.text.contains("Thank you. Your answers are saved."))
        #expect(try service.report(of: "breakfast").count("tea", "yes") == 1)
    }

    @Test("a published version stays as it is")
    func immutable() throws {
        _ = try publish(Self.survey(version: "1.0.0", title: "First light"))
        let same = try publish(Self.survey(version: "1.0.0", title: "First light"))
        #expect(same.ending == .exit(0))
        #expect(same.output.contains("is in force already; nothing changed"))
        let other = try publish(Self.survey(version: "1.0.0", title: "Second cup"))
        #expect(other.ending != .exit(0))
        #expect(other.complaints.contains("raise ‘version’ in the survey file"))
    }

    @Test("an article that is written beside the running server is served soon")
    func article() throws {
        let service = try RecountProcess(arguments: ["--forms", files.url.path])
        let client = service.client()
        #expect(try client.get("/articles/sleep").status == 404)
        for words in ["First words.", "Other words."] {
            _ = try files.write(Self.article(words), to: "articles/sleep.md")
            let isServed = try eventually {
                try client.get("/articles/sleep").text.contains(words)
            }
            #expect(isServed)
        }
    }

    @Test("a faulty article is left out, and the log says why")
    func faultyArticle() throws {
        _ = try files.write(Self.article("Words."), to: "articles/sleep.md")
        _ = try files.write("No keys, only words.", to: "articles/food.md")
        let service = try RecountProcess(arguments: ["--forms", files.url.path])
        let client = service.client()
        #expect(try client.get("/articles/sleep").status == 200)
        #expect(try client.get("/articles/food").status == 404)
        #expect(service.log.contains("articles/food.md"))
        #expect(service.log.contains("does not begin with keys between two lines '---'"))
    }

    private static func article(_ words: String) -> String {
        """
        ---
        title: Sleep
        summary: How we sleep.
        reviewed_by: Nobody yet
        last_reviewed: never
        ---
        \(words)

        """
    }

    @Test("a restart changes no survey that people may be answering")
    func restart() throws {
        _ = try publish(Self.survey(version: "1.0.0", title: "First light"))
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let next = try RecountProcess(on: service.data)
        let listed = try next.command("form", "list").output
        #expect(listed.contains("breakfast  1.0.0  open  0 responses"))
        #expect(listed.contains(WeightSurvey.name))
    }
}
