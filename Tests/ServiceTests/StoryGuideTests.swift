import Foundation
import Testing

/// What the guide on stories tells operators to type does what it says.
@Suite struct StoryGuideTests {
    static let sections = ["From a story to a page", "Taking it down"]
    private static let story =
        "i live on the 3rd floor and since lems i rest on each one. ask kim!"

    @Test("the guide leads a story from its author to the page that everybody reads, and back")
    func guide() throws {
        let survey = try Guide("deploy/stories.md", section: "What the survey needs").files
        let service = try RecountProcess()
        let file = try service.data.write(try #require(survey.first), to: "stairs.yaml")
        #expect(try service.command("form", "publish", file).ending == .exit(0))
        let client = service.client()
        try eventually { try client.get("/surveys/stairs").status == 200 }
        let sent = try client.post(
            "/api/v1/forms/stairs/responses",
            json: """
                {"answers": {"story": "\(Self.story)"}, "language": "en",
                 "consents": {"survey": true, "stories": true}}
                """, fields: ["Idempotency-Key": "guide-on-stories-key"])
        #expect(sent.status == 201)
        _ = try service.data.write("I rest on each floor.\n\nThree of them.\n", to: "words.txt")
        var words: [String: String] = [:]
        let steps = try Self.sections.flatMap {
            try Guide("deploy/stories.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 7)
        for step in steps {
            var command = step
            for (example, real) in words { command = command.replacing(example, by: real) }
            let run = try BinaryRun(
                command.arguments, environment: ["RECOUNT_DATA": "instance"],
                workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(command.command) \(run.complaints)")
            Self.learn(from: run.output, &words)
            var shown = command
            for (example, real) in words { shown = shown.replacing(example, by: real) }
            let fits = try shown.fits(run.output)
            #expect(fits, "\(command.command) printed\n\(run.output)")
        }
        #expect(try client.get("/stories").text.contains("There is no story here at the moment."))
    }

    /// The names that are drawn by lot, in the place of those on the page.
    private static func learn(from output: String, _ words: inout [String: String]) {
        if let story = output.firstMatch(of: /([0-9a-z]{8})\/story/) {
            words["k7m2p9qd"] = String(story.output.1)
        }
        if let text = output.firstMatch(of: /‘([0-9a-z]{12})’/) {
            words["b4x9k2m7p3qd"] = String(text.output.1)
        }
    }
}

extension Guide.Step {
    fileprivate func replacing(_ example: String, by real: String) -> Guide.Step {
        Guide.Step(
            command: command.replacing(example, with: real),
            output: output.replacing(example, with: real))
    }
}
