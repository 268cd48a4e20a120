import Foundation
import Testing

/// `recount config` and its subcommands.
@Suite struct ConfigCommandTests {
    private struct Document: Decodable {
        struct Entry: Decodable {
            let key: String
            let source: String
            let name: String?
            let secret: Bool
        }

        let settings: [Entry]
    }

    private let folder: TemporaryFolder
    private let file: String
    private let password: String

    init() throws {
        folder = try TemporaryFolder()
        password = try folder.write("swordfish\n", to: "password")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: password)
        file = try folder.write(
            """
            {"publicUrl": "https://surveys.example.org", "limits": {"trustedProxies": 1},
             "mail": {"transport": "smtp", "from": "surveys@example.org",
                      "smtp": {"host": "mail.example.org", "user": "surveys"}}}
            """, to: "recount.json")
    }

    private func run(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["config"] + arguments, environment: environment)
    }

    private func lines(_ output: String) -> [String: String] {
        let pairs = output.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test("every setting stands with its value and where that comes from; secrets are hidden")
    func show() throws {
        let variables = [
            "RECOUNT_MAIL_SMTP_PASSWORD_FILE": password, "RECOUNT_DRAIN_SECONDS": "30",
            "RECOUNT_PRIVACY_RECIPIENTS": "Ann Ltd; Bob",
        ]
        let shown = try CommandLineTool.run(
            ["--data", "here", "config", "--config", file], environment: variables)
        #expect(shown.ending == .exit(0), "\(shown.complaints)")
        #expect(!shown.output.contains("swordfish"))
        let lines = lines(shown.output)
        let named = "\(password), named by RECOUNT_MAIL_SMTP_PASSWORD_FILE"
        for (key, parts) in [
            ("data", ["here", "--data"]), ("drain.seconds", ["30", "RECOUNT_DRAIN_SECONDS"]),
            ("limits.trustedProxies", ["1", file]), ("guard.hours", ["24", "default"]),
            ("mail.from", ["surveys@example.org", file]),
            ("mail.smtp.password", ["(hidden)", named]),
            ("privacy.recipients", [#"["Ann Ltd","Bob"]"#, "RECOUNT_PRIVACY_RECIPIENTS"]),
            ("theme", ["(the look in the program)", "default"]),
        ] {
            let line = try #require(lines[key])
            #expect(line.hasPrefix(parts[0] + " ") && line.hasSuffix(" " + parts[1]), "\(line)")
        }
        let set = try CommandLineTool.run(
            ["config", "show", "--set", "--config", file], environment: variables)
        #expect(Set(self.lines(set.output).keys).isSubset(of: lines.keys))
        #expect(self.lines(set.output).count == 9 && !set.output.contains("default"))
    }

    @Test("programs get the same as JSON")
    func json() throws {
        let shown = try run(
            "--json", "--config", file, environment: ["RECOUNT_MAIL_SMTP_PASSWORD": "swordfish"])
        #expect(!shown.output.contains("swordfish"))
        let document = try JSONDecoder().decode(Document.self, from: Data(shown.output.utf8))
        let entries = Dictionary(uniqueKeysWithValues: document.settings.map { ($0.key, $0) })
        #expect(entries.count > 50)
        #expect(entries["mail.smtp.password"]?.secret == true)
        #expect(entries["mail.smtp.password"]?.name == "RECOUNT_MAIL_SMTP_PASSWORD")
        #expect(entries["publicUrl"]?.source == "file" && entries["publicUrl"]?.name == file)
        #expect(entries["guard.hours"]?.source == "default" && entries["guard.hours"]?.name == nil)
        #expect(shown.output.contains(#"{"default":0,"key":"limits.trustedProxies","name":"#))
    }

    @Test("a configuration that can be used is said to be")
    func right() throws {
        let check = try run("check", "--config", file)
        #expect(check.ending == .exit(0) && check.complaints.isEmpty)
        #expect(
            check.output.wholeMatch(
                of: /the configuration is in order: 6 of [0-9]+ settings are set\n/) != nil)
    }

    @Test(
        "a wrong one is refused whole, by every command, with all faults",
        arguments: [
            ["config"], ["config", "check"], ["serve"], ["doctor"],
        ])
    func wrong(command: [String]) throws {
        let broken = try folder.write(
            """
            {"publicUrl": "surveys", "guard": {"hour": 3}, "mail": {"transport": "smtp",
             "smtp": {"password": "swordfish", "passwordFile": "\(password)"}}}
            """, to: "broken.json")
        let result = try CommandLineTool.run(
            ["--data", folder.path("data"), "--config", broken] + command,
            environment: ["RECOUNT_DRAIN_SECONDS": "0"])
        #expect(result.ending == .exit(1) && result.output.isEmpty)
        #expect(
            result.complaints
                == """
                Error: the configuration cannot be used:
                  ‘publicUrl’ is ‘surveys’, but must be an address such as https://surveys.example.org
                  ‘mail.smtp.password’ is given twice, by ‘mail.smtp.password’ and by \
                ‘mail.smtp.passwordFile’; keep one of them
                  ‘drain.seconds’ (RECOUNT_DRAIN_SECONDS) is ‘0’, but must be a whole number from 1 \
                to 600
                  ‘guard.hour’ is no setting; did you mean ‘guard.hours’?
                  ‘mail.smtp.host’ is needed, because mails go to a mail server

                """)
        #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
    }

    @Test("a secret in a file that everybody may read is advised against, by the doctor too")
    func openSecret() throws {
        let file = try folder.write(
            #"{"mail": {"smtp": {"password": "swordfish"}}}"#, to: "open.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        let check = try run("check", "--config", file)
        #expect(check.ending == .exit(0))
        #expect(
            check.complaints
                == "advice: ‘mail.smtp.password’ stands in ‘\(file)’, which everybody on "
                + "this machine may read; put it into a file of its own and name that by "
                + "‘mail.smtp.passwordFile’, or run: chmod o= '\(file)'\n")
        let doctor = try CommandLineTool.run(["--config", file, "doctor"])
        #expect(doctor.complaints.hasPrefix(check.complaints))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        #expect(try run("check", "--config", file).complaints.isEmpty)
    }

    @Test("everything that can be set is explained, as it was approved")
    func explain() throws {
        let all = try run("explain")
        #expect(all.ending == .exit(0))
        try expectSnapshot(all.output, "config-explain.txt")
        let group = try run("explain", "mail.smtp", "RECOUNT_LISTEN")
        #expect(all.output.contains(group.output.split(separator: "\n\nlisten\n")[0]))
        #expect(group.output.hasPrefix("mail.smtp.host\n") && group.output.contains("\n\nlisten\n"))
    }

    @Test("a setting that is none is not explained")
    func explainNone() throws {
        let result = try run("explain", "listn")
        #expect(result.ending == .exit(1))
        #expect(result.complaints == "Error: ‘listn’ is no setting; did you mean ‘listen’?\n")
    }

    @Test("the example of the guides is in order but for the password, which is not there")
    func example() throws {
        let example = repository.appending(path: "deploy/recount.json").path
        let check = try run("check", "--config", example)
        #expect(
            check.complaints.split(separator: "\n").dropFirst() == [
                "  ‘mail.smtp.passwordFile’: ‘/etc/recount/mail-password’ cannot be read: No such file "
                    + "or directory; check its name and permissions"
            ])
    }
}
