import Foundation
import Testing

/// The doctor looks at files, disk, backups, retention and notices, and says what to do.
@Suite struct InstallationCheckTests {
    private let service: RecountProcess
    private var instance: String { service.data.path("instance") }

    init() throws {
        service = try RecountProcess()
    }

    private func doctor(
        _ environment: [String: String] = [:]
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["--data", instance, "doctor"], environment: environment)
    }

    @Test("advice goes to stderr and ends with 0; a backup answers it")
    func advice() throws {
        let before = try doctor()
        #expect(before.ending == .exit(0))
        #expect(
            before.complaints.contains(
                "advice: there is no backup yet; run: recount backup FOLDER\n"))
        #expect(try service.command("backup", service.data.path("backups")).ending == .exit(0))
        #expect(try !doctor().complaints.contains("backup"))
    }

    @Test("an old backup and a retention that did not run are told of", arguments: [6, 8])
    func age(days: Int) throws {
        #expect(try service.command("backup", service.data.path("backups")).ending == .exit(0))
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let moment = Int(Date().timeIntervalSince1970) - days * 86_400
        let past = try BinaryRun(
            ["\(instance)/recount.sqlite", "UPDATE upkeep SET done_at = \(moment)"],
            binary: URL(filePath: "/usr/bin/sqlite3"))
        #expect(try past.wait() == .exit(0))
        let told = try doctor().complaints
        #expect(told.contains("the last backup is \(days) days old") == (days >= 7))
        #expect(told.contains("what is past its time was not forgotten since"))
    }

    @Test("a folder that others may enter is told of, with the command that mends it")
    func openFolder() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: instance)
        let told = try doctor()
        #expect(told.ending == .exit(0))
        #expect(
            told.complaints.contains(
                "advice: ‘\(instance)’ may be entered by others (mode 755); "
                    + "run: chmod 700 '\(instance)'\n"))
    }

    @Test("a database that was put aside is an error until it is deleted")
    func aside() throws {
        let file = try service.data.write(
            "x", to: "instance/recount.sqlite.before-restore-20261125T000000Z")
        let found = try doctor()
        #expect(found.ending == .exit(1))
        #expect(found.output.contains("‘\(file)’ holds old data with its keys"))
        try FileManager.default.removeItem(atPath: file)
        #expect(try doctor().ending == .exit(0))
    }

    @Test("a period that was changed since the notice was published is an error")
    func periods() throws {
        let found = try doctor(["RECOUNT_DRAFTS_DAYS": "40", "RECOUNT_RETENTION_PROOF_DAYS": "90"])
        #expect(found.ending == .exit(1))
        #expect(
            found.output.contains(
                "the notice ‘privacy’ in ‘en’ says 30 for ‘drafts’, but the configuration says 40"))
        #expect(found.output.contains("says 1095 for ‘proofs’, but the configuration says 90"))
        let file = repository.appending(path: "forms/notices/privacy.en.md").path
        let published = try CommandLineTool.run(
            ["--data", instance, "notice", "publish", file],
            environment: ["RECOUNT_DRAFTS_DAYS": "40"])
        #expect(published.ending == .exit(0))
        #expect(try doctor(["RECOUNT_DRAFTS_DAYS": "40"]).ending == .exit(0))
    }

    @Test("a notice with an unknown placeholder is refused with its line")
    func placeholder() throws {
        let file = try service.data.write(
            "# Privacy\n\n{{retention.drafts}}\n{{retention.mail}}\n", to: "privacy.en.md")
        let refused = try service.command("notice", "publish", file)
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("\(file):4"))
        #expect(refused.complaints.contains("{{retention.mail}}"))
    }
}
