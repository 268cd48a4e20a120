import Foundation
import Service
import Testing

/// The guide of settings, against the settings that there are.
@Suite struct SettingsGuideTests {
    private static let page = repository.appending(path: "deploy/settings.md")

    @Test("its table has every setting, in the program's own words")
    func table() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let head = "| key | what it is | must be | default |\n|---|---|---|---|\n"
        let parts = page.components(separatedBy: head)
        try #require(parts.count == 2)
        let table = SettingsCatalogue.all.map(Self.row).joined()
        if ProcessInfo.processInfo.environment["RECOUNT_RECORD"] == "1" {
            try Data((parts[0] + head + table).utf8).write(to: Self.page)
            Issue.record("recorded the table; run again without RECOUNT_RECORD")
            return
        }
        #expect(parts[1] == table)
    }

    private static func row(_ setting: Setting) -> String {
        let key = setting.fileKey.map { "`\(setting.key)` or `\($0)`" } ?? "`\(setting.key)`"
        return "| \(key) | \(setting.meaning) | \(setting.expected) | \(setting.standard) |\n"
    }

    @Test("its commands print what it shows")
    func commands() throws {
        let folder = try TemporaryFolder()
        let password = try folder.write("swordfish\n", to: "mail-password")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: password)
        let example = repository.appending(path: "deploy/recount.json")
        let file = try String(contentsOf: example, encoding: .utf8)
            .replacing("/etc/recount/mail-password", with: password)
        _ = try folder.write(file, to: "recount.json")
        let steps = try Guide("deploy/settings.md", section: "What is in force").consoles.joined()
        #expect(steps.count == 3)
        for step in steps {
            let run = try BinaryRun(step.arguments, workingFolder: folder.url)
            #expect(try run.wait() == .exit(0), "\(step.command) \(run.complaints)")
            let fits = try step.fits(run.output)
            #expect(fits, "\(step.command) printed\n\(run.output)")
        }
    }

    @Test("its faults are said as it says")
    func faults() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let shown = try #require(page.firstMatch(of: /(?ms)^```\n(Error: .*?)^```$/)).output.1
        let folder = try TemporaryFolder()
        let file = try folder.write(
            #"{"drain": {"seconds": "soon"}, "limit": {"connections": 9}, "mail": {"#
                + #""transport": "smtp", "smtp": {"host": "mail.example.org"}}}"#,
            to: "recount.json")
        let check = try CommandLineTool.run(["config", "check", "--config", file])
        #expect(check.ending == .exit(1))
        #expect(check.complaints == shown)
    }

    @Test("the key that it makes opens a new installation")
    func newKey() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let command = try #require(page.firstMatch(of: /(?m)^printf 'recount key.*$/)).output
        let folder = try TemporaryFolder()
        let made = try BinaryRun(["-c", String(command)], binary: URL(filePath: "/bin/sh"))
        #expect(try made.wait() == .exit(0))
        let key = try folder.write(made.output, to: "key")
        let service = try RecountProcess(
            on: folder, environment: ["RECOUNT_KEY_COMMAND": "/bin/cat \(key)"])
        #expect(try service.client().get("/healthz").status == 200)
    }
}
