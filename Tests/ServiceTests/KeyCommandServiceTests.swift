import Foundation
import Testing

/// An installation whose key comes from a program.
@Suite struct KeyCommandServiceTests {
    private struct Receipt: Decodable {
        let code: String
    }

    private let data: TemporaryFolder
    private let code: String
    /// Where the key lies now: not in the data folder.
    private let vault: String
    private var instance: String { data.path("instance") }
    private var key: String { data.path("instance/recount.key") }
    private var command: [String: String] { ["RECOUNT_KEY_COMMAND": "/bin/cat \(vault)"] }

    /// Makes an instance with a response, stops it, and moves its key elsewhere.
    init() throws {
        data = try TemporaryFolder()
        vault = data.path("key-elsewhere")
        let service = try RecountProcess(on: data)
        let answer = try service.client().post(
            WeightSurvey.responses, json: WeightSurvey.json(story: "Tea."))
        code = try answer.json(Receipt.self).code
        service.terminate()
        #expect(try service.ending() == .exit(0))
        try FileManager.default.moveItem(atPath: key, toPath: vault)
    }

    private func run(
        _ arguments: String..., environment: [String: String]? = nil
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["--data", instance] + arguments, environment: environment ?? command)
    }

    @Test("answers are read with it, and it never reaches the data folder")
    func serving() throws {
        let service = try RecountProcess(on: data, environment: command)
        let answer = try service.client().get(
            "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        #expect(answer.text.contains("Tea."))
        let secret = try String(contentsOfFile: vault, encoding: .utf8).split(separator: "\n")[1]
        for (name, content) in try service.storedBytes() {
            #expect(name != "recount.key")
            #expect(content.range(of: Data(secret.utf8)) == nil, "\(name)")
        }
        let doctor = try run("doctor")
        #expect(doctor.output.hasPrefix("all is well"), "\(doctor.complaints)")
    }

    @Test("a new installation takes the key of the program, and makes none")
    func newInstallation() throws {
        let other = try TemporaryFolder()
        let service = try RecountProcess(on: other, environment: command)
        #expect(try service.client().get("/healthz").status == 200)
        #expect(!FileManager.default.fileExists(atPath: other.path("instance/recount.key")))
    }

    @Test("backups and restores ask the program too")
    func backup() throws {
        let backups = data.path("backups")
        let backup = try run("backup", backups)
        #expect(backup.output.contains("keep a copy of what key.command prints"))
        let restored = try run("restore", backups)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        #expect(try run("consent", "show", code).output.contains("ConsentGiven  survey"))
    }

    @Test("a key file beside a program is refused, because only one of them can be meant")
    func both() throws {
        try FileManager.default.copyItem(atPath: vault, toPath: key)
        let result = try run("doctor")
        #expect(result.ending == .exit(1))
        #expect(
            result.complaints
                == "Error: there is a key file, ‘\(key)’, and key.command is set; put "
                + "the file's content where the program finds it and remove the file, or take "
                + "key.command away\n")
    }

    @Test("another key than the database's is refused")
    func foreign() throws {
        let other = try data.write(
            "recount key 1\n" + String(repeating: "A", count: 43) + "\n", to: "other")
        let result = try run("doctor", environment: ["RECOUNT_KEY_COMMAND": "/bin/cat \(other)"])
        #expect(
            result.complaints
                == "Error: the key file does not belong to this database; put the right "
                + "one beside it\n")
    }

    @Test("a program that fails is named, and what it complained of is shown before")
    func failure() throws {
        let result = try run(
            "doctor", environment: ["RECOUNT_KEY_COMMAND": "/bin/cat \(data.path("nowhere"))"])
        #expect(result.ending == .exit(1))
        #expect(
            result.complaints
                == """
                /bin/cat: \(data.path("nowhere")): No such file or directory
                Error: the program ‘/bin/cat’ of key.command ended with 1; run it by hand as this \
                user to see why

                """)
    }
}
