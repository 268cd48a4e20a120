import Foundation
import Testing

/// The help texts, as operators read them.
@Suite struct HelpTests {
    static let commands = [
        "", "serve", "form", "form check", "form preview", "form schema", "form publish",
        "form diff", "form close", "form list", "notice", "notice publish",
        "notice list", "report", "release", "release plan", "release cost", "release make",
        "release list", "release show", "release audit", "export", "export survey", "export verify",
        "consent", "consent show", "consent history", "consent stats", "consent export",
        "consent access", "consent expire", "ledger", "ledger checkpoint", "ledger key",
        "ledger prove", "ledger verify", "ledger audit", "ledger recover", "ledger restart",
        "revoke", "erase", "retention", "retention run", "subscriber", "subscriber list",
        "subscriber show", "subscriber suppress", "subscriber export", "subscriber import",
        "invite", "story", "story list", "story show", "story propose", "story approve",
        "story publish", "story withdraw", "outbox", "outbox list", "outbox show", "outbox retry",
        "outbox drop", "bounce",
        "bounce import", "webhook", "webhook add", "webhook list", "webhook show", "webhook test",
        "webhook replay", "webhook rotate", "webhook resume", "webhook remove", "audit-log",
        "backup", "restore", "migrate", "doctor", "doctor mail",
        "config", "config show", "config check", "config explain",
    ]

    @Test("a command's help is what was approved", arguments: commands)
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let help = try CommandLineTool.run(words + ["--help"])
        #expect(help.ending == .exit(0))
        #expect(help.complaints.isEmpty)
        try expectSnapshot(help.output, (["help"] + words).joined(separator: "-") + ".txt")
    }

    @Test("every command that a help text names has an approved help text")
    func complete() throws {
        for command in Self.commands {
            let words = command.split(separator: " ").map(String.init)
            let help = try CommandLineTool.run(words + ["--help"]).output
            guard let list = help.range(of: "SUBCOMMANDS:\n")?.upperBound else { continue }
            let named = help[list...].matches(of: /(?m)^  ([a-z-]+)/).map { String($0.output.1) }
            #expect(!named.isEmpty)
            for name in named {
                #expect(Self.commands.contains((words + [name]).joined(separator: " ")))
            }
        }
    }
}
