import Foundation
import Testing

/// What people give leaves no trace in logs, and none in clear on the disk.
@Suite struct TraceTests {
    /// What the survey's file says itself stands in the database for everybody to read.
    private static let control = Canary(name: "the survey's title", text: "quokkatitle")

    private let service: RecountProcess
    private let client: HTTPClient
    private let forms: TemporaryFolder

    init() throws {
        forms = try TemporaryFolder()
        _ = try forms.write(
            TraceSurvey.text(title: "A survey titled quokkatitle"), to: "traces.yaml")
        _ = try forms.write("# Privacy\n\nText.\n", to: "notices/privacy.en.md")
        _ = try forms.write("# Terms\n\nText.\n", to: "notices/terms.en.md")
        service = try RecountProcess(
            arguments: ["--forms", forms.url.path], environment: ["RECOUNT_LOG_LEVEL": "trace"])
        client = service.client()
    }

    /// Does everything that a person can do, right and wrong, and returns all that was given.
    private func leaveTraces() throws -> [Canary] {
        var canaries = [
            Canary(name: "text", text: "wombattext"),
            Canary(name: "write-in", text: "numbatwritten"),
            Canary(name: "number", text: "918273645"),
            Canary(name: "story", text: "bilbystory"),
            Canary(name: "address", text: "potoroo.mail"),
            Canary(name: "wrong address", text: "dunnart.mail"),
            Canary(name: "wrong code", text: "bettongcode"),
            Canary(name: "wrong path", text: "kowaripath"),
            Canary(name: "field", text: "quollfield"),
        ]
        canaries += try submit()
        canaries += try submitAsProgram()
        _ = try client.post(
            "/sign-up", FormAnswers(["email": "potoroo.mail@example.org", "purpose": "updates"]))
        _ = try client.post(
            "/sign-up", FormAnswers(["email": "dunnart.mail", "purpose": "updates"]))
        _ = try client.post("/receipt", FormAnswers(["code": "bettongcode"]))
        _ = try client.get("/receipt/kowaripath?kowaripath", fields: ["X-Any": "quollfield"])
        return canaries
    }

    private func submit() throws -> [Canary] {
        let key = try #require(client.get("/surveys/traces").hidden("key"))
        let answers = FormAnswers([
            "ok": "yes", "word": "wombattext", "choice": "other",
            "choice.other": "numbatwritten", "size": "918273645", "tale": "bilbystory",
            "key": key,
        ])
        _ = try client.post("/surveys/traces", answers.with("ok", nil))
        let sent = try client.post("/surveys/traces", answers)
        let link = try #require(sent["Location"]?.split(separator: "/").last.map(String.init))
        let code = try #require(client.follow(sent).hidden("code"))
        _ = try client.post("/receipt", FormAnswers(["code": code]))
        return [
            Canary(name: "submission key", text: key), Canary(name: "receipt link", text: link),
        ]
            + canaries(ofCode: code)
    }

    /// Stores a response and withdraws it.
    private func submitAsProgram() throws -> [Canary] {
        let key = "thylacine-key-of-a-program"
        let json = """
            {"answers": {"word": "wombattext", "choice": "other", "choice.other": "numbatwritten",
             "size": 918273645, "tale": "bilbystory"}, "consents": {"survey": true}}
            """
        let path = "/api/v1/forms/traces/responses"
        _ = try client.post(path, json: json + "}", fields: ["Idempotency-Key": key])
        let created = try client.post(path, json: json, fields: ["Idempotency-Key": key])
        let code = try #require(try created.json([String: String].self)["code"])
        for method in ["GET", "DELETE", "GET"] {
            _ = try client.ask(
                method, "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        }
        return [Canary(name: "a program's key", text: key)] + canaries(ofCode: code)
    }

    private func canaries(ofCode code: String) -> [Canary] {
        [code, code.replacing("-", with: "")].map { Canary(name: "code", text: $0) }
    }

    @Test("at the level ‘trace’ no log line holds an answer, an address, a code, a key or a link")
    func logs() throws {
        let canaries = try leaveTraces()
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let log = Data((service.log + service.output).utf8)
        #expect(service.log.contains("POST /surveys/:form"))
        #expect(service.log.contains("GET /receipt/:link"))
        for canary in canaries {
            #expect(canary.traces(in: log) == [], "the log holds the \(canary.name)")
        }
    }

    @Test("neither the database nor its log holds what people gave in clear")
    func files() throws {
        let canaries = try leaveTraces()
        try expectNoTrace(of: canaries, in: ["recount.sqlite", "recount.sqlite-wal"])
        service.terminate()
        #expect(try service.ending() == .exit(0))
        try expectNoTrace(of: canaries, in: ["recount.sqlite"])
    }

    private func expectNoTrace(of canaries: [Canary], in names: [String]) throws {
        let contents = try names.map {
            try Data(contentsOf: service.data.url.appending(path: "instance/\($0)"))
        }
        #expect(contents.contains { Self.control.traces(in: $0).contains("UTF-8") })
        for (name, content) in zip(names, contents) {
            for canary in canaries {
                #expect(canary.traces(in: content) == [], "\(name) holds the \(canary.name)")
            }
        }
    }

    @Test("a trace is found in every encoding, wherever it begins")
    func control() {
        for (name, bytes) in Self.control.encodings {
            let content = Data("before ".utf8) + bytes + Data(" behind".utf8)
            #expect(Self.control.traces(in: content).contains(name))
        }
        for offset in 0...2 {
            let text = String(repeating: "x", count: offset) + Self.control.text + "yz"
            let content = Data(Data(text.utf8).base64EncodedString().utf8)
            #expect(Self.control.traces(in: content).contains("base64 at \(offset)"))
        }
    }
}
