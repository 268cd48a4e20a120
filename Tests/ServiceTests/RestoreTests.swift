import Foundation
import Testing

/// A backup comes back with all that was forgotten since still forgotten.
@Suite struct RestoreTests {
    private let service: RecountProcess
    private let client: HTTPClient
    private let folder: String

    init() throws {
        service = try RecountProcess()
        client = service.client()
        folder = service.data.path("backups")
    }

    private func stop() throws {
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    private func newestData() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return "\(folder)/" + (try #require(names.filter { $0.hasPrefix("data-") }.max()))
    }

    /// Backs up and returns the data file; the next one gets another name.
    private func backUp() throws -> String {
        #expect(try service.command("backup", folder).ending == .exit(0))
        defer { sleep(1) }
        return try newestData()
    }

    private func receipt(_ code: String, at service: RecountProcess) throws -> HTTPAnswer {
        let client = service.client()
        return try client.follow(client.post("/receipt", FormAnswers(["code": code])))
    }

    @Test("who was erased since reads as erased on every path, who withdrew as withdrawn")
    func erasedSince() throws {
        let codes = try (0..<3).map { _ in try WeightSurvey.code(by: client) }
        _ = try client.post(
            "/sign-up", FormAnswers(["email": "quokka@example.org", "purpose": "updates"]))
        let old = try backUp()
        #expect(try service.command("erase", codes[0]).ending == .exit(0))
        #expect(try service.command("erase", "--email", "quokka@example.org").ending == .exit(0))
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": codes[1]]))
        let lost = try WeightSurvey.code(by: client)
        _ = try backUp()
        try stop()
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        #expect(try receipt(codes[0], at: next).text.contains("Certificate of erasure"))
        #expect(try receipt(codes[1], at: next).text.contains("You have withdrawn"))
        #expect(try receipt(codes[2], at: next).text.contains("Something rare"))
        #expect(try receipt(lost, at: next).status == 422)
        let described = try next.client().ask(
            "GET", "/api/v1/receipts", fields: ["Authorization": "Bearer \(codes[0])"])
        #expect(described.text.contains(#""status":"erased""#))
        #expect(described.text.contains(#""answers":[]"#))
        #expect(try next.command("consent", "show", codes[0]).output.contains("ConsentRevoked"))
        #expect(try next.outbox() == "no mail waits\n")
        #expect(try next.report().responses == 1)
        #expect(try next.report().count("reasons", "mood") == 1)
        #expect(try next.command("audit-log").output.contains("  restored  file=data-"))
        let doctor = try next.command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
        #expect(!doctor.complaints.contains("there is no backup yet"))
    }

    @Test("who withdrew a part since has lost the answers that an older backup holds")
    func reducedSince() throws {
        let code = try WeightSurvey.code(by: client)
        let old = try backUp()
        let revoked = try service.command("revoke", code, "--purpose", "stories")
        #expect(revoked.output.contains("revoked for this purpose"), "\(revoked.complaints)")
        try stop()
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        #expect(try receipt(code, at: next).text.contains("You have withdrawn"))
        #expect(try next.report().responses == 0)
        let doctor = try next.command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
    }

    @Test("who is erased after the last backup stays erased, because it is made anew first")
    func erasedAfterBackup() throws {
        let code = try WeightSurvey.code(by: client)
        let old = try backUp()
        #expect(try service.command("erase", code).ending == .exit(0))
        try stop()
        let held = service.data.url.appending(path: "held")
        try FileManager.default.linkItem(
            at: service.data.url.appending(path: "instance/recount.sqlite"), to: held)
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        #expect(try Data(contentsOf: held).allSatisfy { $0 == 0 }, "the old database is left")
        #expect(restored.complaints.contains("backing up the database as it is now"))
        let next = try RecountProcess(on: service.data)
        #expect(try receipt(code, at: next).text.contains("Certificate of erasure"))
        #expect(try next.command("doctor").ending == .exit(0))
    }

    @Test("what was saved and deleted since is not brought back")
    func draft() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(FormAnswers(["ok_survey": "yes", "adult": "yes"]))
        let code = try #require(taker.code)
        let old = try backUp()
        _ = try client.post("/surveys/discard", FormAnswers(["code": code]))
        try stop()
        #expect(try service.command("restore", folder, "--file", old).ending == .exit(0))
        let next = try RecountProcess(on: service.data)
        let answer = try SurveyTaker.resume(code, by: next.client())
        #expect(answer.status == 422)
        #expect(answer.text.contains("their time is over"))
    }

    /// The newest backup in a data folder of its own, to which only the key file was copied.
    private func restoredElsewhere() throws -> RecountProcess {
        let other = try TemporaryFolder()
        let key = other.url.appending(path: "instance/recount.key")
        try FileManager.default.createDirectory(
            at: key.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: service.data.url.appending(path: "instance/recount.key"), to: key)
        let restored = try CommandLineTool.run([
            "--data", other.path("instance"), "restore", folder,
        ])
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        return try RecountProcess(on: other)
    }

    @Test("a backup that is written while people send and withdraw holds one moment")
    func underLoad() throws {
        let load = SubmissionLoad(on: service.port, name: "load", clients: 4)
        usleep(500_000)
        #expect(try service.command("backup", folder).ending == .exit(0))
        usleep(200_000)
        service.kill()
        let attempts = load.finish()
        let next = try restoredElsewhere()
        let doctor = try next.command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
        let responses = try next.report().responses
        #expect(responses > 0 && responses < attempts.count)
    }

    @Test("what a restore left out can be had in another data folder with the same key file")
    func elsewhere() throws {
        let old = try backUp()
        let code = try WeightSurvey.code(by: client)
        try stop()
        #expect(try service.command("restore", folder, "--file", old).ending == .exit(0))
        let next = try restoredElsewhere()
        #expect(try receipt(code, at: next).text.contains("Something rare"))
        #expect(try next.command("doctor").ending == .exit(0))
    }

    @Test("nothing is restored while a server uses the data folder")
    func running() throws {
        _ = try backUp()
        let refused = try service.command("restore", folder)
        #expect(refused.ending == .exit(1))
        #expect(
            refused.complaints
                == "Error: a server uses ‘\(service.data.path("instance"))’; stop it before you "
                + "restore\n")
    }

    @Test("a damaged database is put aside, and the backup takes its place")
    func damaged() throws {
        let code = try WeightSurvey.code(by: client)
        _ = try backUp()
        try stop()
        let database = service.data.url.appending(path: "instance/recount.sqlite")
        let handle = try FileHandle(forUpdating: database)
        try handle.write(contentsOf: Data(repeating: 7, count: 4_096))
        try handle.close()
        // The log would mend what it holds.
        try? FileManager.default.removeItem(atPath: database.path + "-wal")
        #expect(try service.command("doctor").ending == .exit(1))
        let restored = try service.command("restore", folder)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        #expect(restored.output.contains("recount.sqlite.before-restore-"))
        let next = try RecountProcess(on: service.data)
        #expect(try receipt(code, at: next).text.contains("Something rare"))
    }

    @Test("older keys, another installation's files and damaged ones are refused")
    func refused() throws {
        _ = try WeightSurvey.code(by: client)
        _ = try backUp()
        let keys = "\(folder)/keys.sqlite"
        let olderKeys = try Data(contentsOf: URL(filePath: keys))
        _ = try WeightSurvey.code(by: client)
        let newer = try backUp()
        try stop()
        let database = service.data.url.appending(path: "instance/recount.sqlite")
        let before = try Data(contentsOf: database)
        try olderKeys.write(to: URL(filePath: keys))
        let older = try service.command("restore", folder, "--file", newer)
        #expect(older.complaints.contains("is older than ‘\(newer)’"))
        try Data("nonsense".utf8).write(to: URL(filePath: keys))
        let broken = try service.command("restore", folder)
        #expect(broken.ending == .exit(1))
        #expect(broken.complaints.contains("‘\(keys)’ is damaged"))
        try FileManager.default.removeItem(atPath: keys)
        let missing = try service.command("restore", folder)
        #expect(missing.complaints.contains("there is no keys.sqlite in"))
        #expect(try Data(contentsOf: database) == before)
    }

    @Test("a disk that takes no more leaves the database in use as it was")
    func fullDisk() throws {
        let code = try WeightSurvey.code(by: client)
        let old = try backUp()
        try stop()
        let command = """
            trap '' XFSZ; ulimit -f 64; exec '\(BinaryRun.built.path)' --data \
            '\(service.data.path("instance"))' restore '\(folder)' --file '\(old)'
            """
        let run = try BinaryRun(["-c", command], binary: URL(filePath: "/bin/sh"))
        #expect(try run.wait() == .exit(1))
        #expect(run.complaints.contains("what was there before is as it was"))
        let next = try RecountProcess(on: service.data)
        #expect(try receipt(code, at: next).text.contains("Something rare"))
        #expect(try next.command("doctor").ending == .exit(0))
    }
}
