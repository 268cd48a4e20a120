import Foundation
import Testing

/// A person who has told a story, and an operator who wants to publish it.
struct StoryTelling {
    let service: RecountProcess
    let client: HTTPClient
    /// The code of the person's receipt.
    let code: String
    /// What ‘recount story list’ calls the story.
    let reference: String

    init(
        on service: RecountProcess, answers: FormAnswers = WeightSurvey.answers
    ) throws {
        self.service = service
        client = service.client()
        let known = try Self.references(service)
        code = try WeightSurvey.code(answers, by: client)
        reference = try #require(Self.references(service).subtracting(known).first)
    }

    /// The same person, after the service was started again.
    init(_ telling: StoryTelling, on service: RecountProcess) {
        self.service = service
        client = service.client()
        (code, reference) = (telling.code, telling.reference)
    }

    private static func references(_ service: RecountProcess) throws -> Set<String> {
        let list = try service.command("story", "list").output
        return Set(list.matches(of: #/(?m)^([0-9a-z]{8}/[a-z_]+)\s/#).map { String($0.output.1) })
    }

    /// Proposes words and returns their name.
    func propose(_ words: String, _ options: String...) throws -> String {
        let file = try service.data.write(words, to: "words-\(UUID()).txt")
        let proposed = try service.command(
            ["story", "propose", reference, "--text", file] + options)
        #expect(proposed.ending == .exit(0), "\(proposed.complaints)")
        return String(try #require(proposed.output.firstMatch(of: /‘([0-9a-z]{12})’/)).output.1)
    }

    /// Sends what the author decides, and returns the receipt behind it.
    @discardableResult
    func decide(
        _ decision: String, _ name: String, wish: String? = nil, language: String = "en"
    ) throws -> HTTPAnswer {
        var form = FormAnswers(["code": code, "story": name, "decision": decision])
        if let wish { form = form.with("wish", wish) }
        return try client.follow(client.post("/receipt/story?lang=\(language)", form))
    }

    /// The receipt, as the author opens it.
    func receipt() throws -> HTTPAnswer {
        try client.follow(client.post("/receipt", FormAnswers(["code": code])))
    }

    func publish(_ name: String) throws -> CommandLineTool.Result {
        try service.command("story", "publish", name)
    }

    /// Goes the whole way and returns the name.
    func published(_ words: String = "The stairs.", _ options: String...) throws -> String {
        let file = try service.data.write(words, to: "words-\(UUID()).txt")
        let proposed = try service.command(
            ["story", "propose", reference, "--text", file] + options)
        let name = String(
            try #require(proposed.output.firstMatch(of: /‘([0-9a-z]{12})’/)).output.1)
        try decide("approve", name)
        #expect(try publish(name).ending == .exit(0))
        return name
    }

    func isPublic(_ name: String) throws -> Bool {
        let page = try client.get("/stories/\(name)").status == 200
        let list = try client.get("/stories").text.contains("/stories/\(name)")
        let data = try client.get("/api/v1/stories").text.contains(name)
        #expect(page == list && list == data)
        return page
    }

    /// Where a text stands, as the operator sees it.
    func state(_ name: String) throws -> String? {
        let list = try service.command("story", "list").output
        let line = list.split(separator: "\n").first { $0.hasPrefix("  \(name)  ") }
        return line?.split(separator: " ").dropFirst().first.map(String.init)
    }
}

extension RecountProcess {
    /// Everything that the files of the instance hold.
    func storedBytes() throws -> [String: Data] {
        let folder = data.url.appending(path: "instance")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, try Data(contentsOf: folder.appending(path: $0)))
            })
    }
}
