import Foundation
import Testing

/// An installation with answers to a survey with every kind of question, in two versions, some of them
/// without consent to research or with one that has ended. A script of its own makes them, and reads
/// what is exported by programs of others.
struct HarbourSurvey {
    /// How many responses may go to research.
    static let records = 358
    static let name = "harbour"

    private struct Case: Decodable {
        let fate: String
        let version: Int
    }

    private struct Receipt: Decodable {
        let code: String
    }

    let service: RecountProcess
    private var samples: String { service.data.path("samples") }

    /// Publishes the first version, has it answered, and then the second.
    init() throws {
        service = try RecountProcess()
        #expect(try script("make", samples) == "")
        let lines = try String(contentsOfFile: "\(samples)/answers.jsonl", encoding: .utf8)
            .split(separator: "\n")
        try publish(1)
        var version = 1
        for (number, line) in lines.enumerated() {
            let entry = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            if entry.version != version {
                version = entry.version
                _ = try service.command("form", "close", Self.name)
                try publish(version)
            }
            try answer(String(line), number, entry.fate)
        }
    }

    private func publish(_ version: Int) throws {
        let done = try service.command("form", "publish", "\(samples)/survey-\(version).yaml")
        try #require(done.ending == .exit(0), "\(done.complaints)")
        let word = "\"version\":\"\(version).0.0\""
        eventually {
            let form = try? service.client().get("/api/v1/forms/\(Self.name)")
            return form?.text.replacing(" ", with: "").contains(word) == true
        }
    }

    private func answer(_ line: String, _ number: Int, _ fate: String) throws {
        let line = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let body = try JSONSerialization.data(withJSONObject: try #require(line?["body"]))
        let client = service.client()
        let answer = try client.post(
            "/api/v1/forms/\(Self.name)/responses", json: String(decoding: body, as: UTF8.self),
            fields: ["Idempotency-Key": "harbour-response-number-\(number)"])
        let code = try answer.json(Receipt.self).code
        guard fate != "kept" else { return }
        let end = fate == "ended" ? "?purpose=research" : ""
        let ended = try client.ask(
            "DELETE", "/api/v1/receipts\(end)", fields: ["Authorization": "Bearer \(code)"])
        #expect(ended.status == 200)
    }

    /// Exports records, and returns where they are and what was told.
    func export(
        _ format: String, purpose: String = "research", to name: String? = nil,
        _ more: String...
    ) throws -> (path: String, told: CommandLineTool.Result) {
        let path = service.data.path(name ?? "records.\(format)")
        let told = try service.command(
            [
                "export", Self.name, "--records", "--purpose", purpose, "--format", format,
                "--output", path,
            ] + more)
        return (path, told)
    }

    /// What the script prints that reads an export by one of its readers; its complaint when it finds
    /// something wrong.
    func judgement(by reader: String, of path: String) throws -> String {
        try script(reader, path, samples)
    }

    private func script(_ arguments: String...) throws -> String {
        let script = repository.appending(path: "Tests/Support/check-export.py").path
        let run = try BinaryRun(
            [script] + arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
            binary: repository.appending(path: ".tools/venv/bin/python"))
        let ending = try run.wait()
        return ending == .exit(0) ? run.output : "refused: \(run.complaints.suffix(400))"
    }
}
