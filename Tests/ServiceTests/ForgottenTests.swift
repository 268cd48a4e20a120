import Foundation
import Testing

/// Whoever was erased is in no file any more: database, log, later backups, outbox, logs; and in no
/// earlier backup for whoever has the newest keys.
@Suite struct ForgottenTests {
    private static let answers: KeyValuePairs = [
        "text": "wombattext", "write-in": "numbatwritten", "number": "918273645",
        "story": "bilby/story+one", "address": "potoroo.mail",
    ]

    private let service: RecountProcess
    private let client: HTTPClient
    private let forms: TemporaryFolder

    init() throws {
        forms = try TemporaryFolder()
        _ = try forms.write(TraceSurvey.text(title: "Traces"), to: "traces.yaml")
        _ = try forms.write("# Privacy\n\nText.\n", to: "notices/privacy.en.md")
        _ = try forms.write("# Terms\n\nText.\n", to: "notices/terms.en.md")
        service = try RecountProcess(
            arguments: ["--forms", forms.url.path], environment: ["RECOUNT_LOG_LEVEL": "trace"])
        client = service.client()
    }

    private var canaries: [Canary] {
        Self.answers.map { Canary(name: $0.key, text: $0.value) }
    }

    private func submit() throws -> String {
        let json = """
            {"answers": {"word": "wombattext", "choice": "other", "choice.other": "numbatwritten",
             "size": 918273645, "tale": "bilby/story+one"}, "consents": {"survey": true}}
            """
        let created = try client.post(
            "/api/v1/forms/traces/responses", json: json,
            fields: ["Idempotency-Key": "a-key-of-the-canaries"])
        return try #require(try created.json([String: String].self)["code"])
    }

    /// The wrapped keys and the sealed boxes of the response and of the subscriber, as the database
    /// holds them: what must be gone. Asked of the engine's own command line.
    private func sealedValues() throws -> [Data] {
        let columns = [
            "response": ["content_key", "answers"], "subscriber": ["content_key", "address"],
            "outbox": ["content_key", "payload"],
        ]
        return try columns.flatMap { table, names in
            try names.map { name in
                let question = "SELECT hex(\(name)) FROM \(table) LIMIT 1"
                let run = try BinaryRun(
                    [service.data.path("instance/recount.sqlite"), question],
                    binary: URL(filePath: "/usr/bin/sqlite3"))
                #expect(try run.wait() == .exit(0))
                return try bytes(ofHexadecimal: run.output)
            }
        }
    }

    private func bytes(ofHexadecimal text: String) throws -> Data {
        let digits = Array(text.filter { !$0.isWhitespace })
        return try Data(
            stride(from: 0, to: digits.count, by: 2).map {
                try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
            })
    }

    private func files(in folder: String) throws -> [(name: String, content: Data)] {
        try FileManager.default.contentsOfDirectory(atPath: service.data.path(folder)).map {
            ($0, try Data(contentsOf: service.data.url.appending(path: "\(folder)/\($0)")))
        }
    }

    @Test("no file holds anything of whoever was erased, and an earlier backup cannot be read")
    func nothingIsLeft() throws {
        let code = try submit()
        _ = try client.post(
            "/sign-up", FormAnswers(["email": "potoroo.mail@example.org", "purpose": "updates"]))
        #expect(try service.outbox().contains("confirmation"))
        let earlier = service.data.path("earlier")
        #expect(try service.command("backup", earlier).ending == .exit(0))
        let values = try sealedValues()
        #expect(values.allSatisfy { $0.count > 20 } && values.count == 6)
        // The positive control: before the erasure each of them is found.
        let before = try files(in: "instance")
        for value in values {
            #expect(before.contains { $0.content.range(of: value) != nil })
        }
        #expect(try service.command("erase", code).ending == .exit(0))
        #expect(
            try service.command("erase", "--email", "potoroo.mail@example.org").ending == .exit(0))
        #expect(try service.command("backup", service.data.path("later")).ending == .exit(0))
        sleep(1)
        #expect(try service.command("backup", earlier).ending == .exit(0))
        try expectNothing(of: values, in: ["instance", "later"])
        try expectNoKeys(values, in: "earlier")
        let log = Data((service.log + service.output).utf8)
        for canary in canaries + [Canary(name: "code", text: code)] {
            #expect(canary.traces(in: log) == [], "the log holds the \(canary.name)")
        }
        #expect(try service.outbox() == "no mail waits\n")
    }

    private func expectNothing(of values: [Data], in folders: [String]) throws {
        for file in try folders.flatMap(files) {
            for value in values {
                #expect(file.content.range(of: value) == nil, "\(file.name)")
            }
            for canary in canaries {
                #expect(canary.traces(in: file.content) == [], "\(file.name): \(canary.name)")
            }
        }
    }

    /// The earlier data file holds sealed answers, and no file beside it a key that opens them.
    private func expectNoKeys(_ values: [Data], in folder: String) throws {
        let wrapped = values.filter { $0.count == 60 }
        #expect(wrapped.count >= 3)
        let held = try files(in: folder)
        #expect(values.contains { value in held.contains { $0.content.range(of: value) != nil } })
        for file in held {
            for key in wrapped {
                #expect(file.content.range(of: key) == nil, "\(file.name) holds a key")
            }
        }
    }
}
