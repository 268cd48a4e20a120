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
        let shown = try Guide("deploy/settings.md", section: "What is in force").texts()
        let folder = try TemporaryFolder()
        let file = try folder.write(
            #"{"drain": {"seconds": "soon"}, "limit": {"connections": 9}, "mail": {"#
                + #""transport": "smtp", "smtp": {"host": "mail.example.org"}}}"#,
            to: "recount.json")
        let check = try CommandLineTool.run(["config", "check", "--config", file])
        #expect(check.ending == .exit(1))
        #expect([check.complaints] == shown)
    }

    @Test(
        "settings that other guides show are in order",
        arguments: [
            ("deploy/cluster.md", "4. Recount, on a, then on b", "ini"),
            ("deploy/scaling.md", "Two servers on one PostgreSQL", ""),
        ])
    func variables(page: String, section: String, language: String) throws {
        let text = try #require(Guide(page, section: section).texts(language).last)
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "=", maxSplits: 1).map(String.init)
        try #require(parts.count == 2)
        let check = try CommandLineTool.run(
            ["config", "check"], environment: [parts[0]: parts[1]])
        #expect(check.output.hasPrefix("the configuration is in order: 1 of "), "\(check)")
    }

    @Test("the file that the guide on bounces shows is in order")
    func relay() throws {
        let folder = try TemporaryFolder()
        let password = try folder.write("swordfish\n", to: "mail-password")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: password)
        let files = try Guide("deploy/bounces.md", section: "What the relay needs").texts("json")
        try #require(files.count == 1)
        let file = try folder.write(
            files[0].replacing("/etc/recount/mail-password", with: password), to: "recount.json")
        let check = try CommandLineTool.run(["config", "check", "--config", file])
        #expect(check.output.hasPrefix("the configuration is in order: 8 of "), "\(check)")
    }

    @Test("the key that it makes opens a new installation")
    func newKey() throws {
        let steps = try Guide("deploy/settings.md", section: "The key out of a vault").consoles
        try #require(steps.count == 1 && steps[0].count == 1)
        let folder = try TemporaryFolder()
        let made = try Shell.output(of: steps[0][0].command, in: folder)
        #expect(try steps[0][0].fits(made))
        let key = try folder.write(made, to: "key")
        let service = try RecountProcess(
            on: folder, environment: ["RECOUNT_KEY_COMMAND": "/bin/cat \(key)"])
        #expect(try service.client().get("/healthz").status == 200)
    }
}
