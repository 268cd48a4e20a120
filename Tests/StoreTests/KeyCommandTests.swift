import Foundation
import Store
import Testing
import Values

/// Keys from a program.
@Suite struct KeyCommandTests {
    private static let content = "recount key 1\n" + String(repeating: "A", count: 43) + "\n"
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "recount-key-command-\(UUID())")

    /// Makes a program of a shell's words, and what asks it for a key.
    private func command(_ words: String, seconds: Double = 10) throws -> KeyCommand {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appending(path: "program")
        try Data("#!/bin/sh\n\(words)\n".utf8).write(to: program)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: program.path)
        return KeyCommand([program.path, "one argument", "$HOME;"], seconds: seconds)
    }

    private var program: String { folder.appending(path: "program").path }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    @Test("what a program prints leads to the same secrets as a file with it")
    func key() throws {
        defer { remove() }
        let file = KeyFile(folder.appending(path: "key"))
        let command = try command("cat '\(file.url.path)'")
        let vault = Vault(try file.create(.system))
        #expect(Vault(try command.load()).check == vault.check)
    }

    @Test("arguments arrive as they are, and none of our own variables does")
    func arguments() throws {
        defer { remove() }
        unsafe setenv("RECOUNT_MAIL_SMTP_PASSWORD", "secret", 1)
        defer { unsafe unsetenv("RECOUNT_MAIL_SMTP_PASSWORD") }
        let command = try command(
            """
            [ "$1" = 'one argument' ] && [ "$2" = '$HOME;' ] && [ $# = 2 ] || exit 3
            [ -z "$RECOUNT_MAIL_SMTP_PASSWORD" ] && [ -n "$PATH" ] || exit 4
            read line && exit 5
            printf '%s' '\(Self.content)'
            """)
        _ = try command.load()
    }

    @Test("a program that fails is no key, whatever it has printed")
    func failure() throws {
        defer { remove() }
        let command = try command("printf '%s' '\(Self.content)'; exit 7")
        #expect(throws: KeyCommand.Failure.ended(program: program, status: 7)) {
            try command.load()
        }
    }

    @Test(
        "other words than a key file's are refused",
        arguments: ["", "echo key", "printf 'recount key 1\\nAAAA\\n'", "echo recount key 1"])
    func otherWords(words: String) throws {
        defer { remove() }
        let command = try command(words)
        #expect(throws: KeyCommand.Failure.malformed(program: program)) { try command.load() }
    }

    @Test("a program that prints for ever is stopped")
    func endless() throws {
        defer { remove() }
        let command = try command("exec yes")
        #expect(throws: KeyCommand.Failure.tooLong(program: program)) { try command.load() }
    }

    @Test(
        "a program that takes too long is stopped, with all that it has started",
        arguments: ["sleep 60", "sleep 60 & sleep 60", "exec >&-; sleep 60", "exit 0"])
    func slow(words: String) throws {
        defer { remove() }
        let mark = folder.appending(path: "alive")
        let command = try command("(sleep 2; touch '\(mark.path)') &\n\(words)", seconds: 0.3)
        let start = ContinuousClock.now
        #expect(throws: KeyCommand.Failure.tooSlow(program: program, seconds: 0.3)) {
            try command.load()
        }
        #expect(ContinuousClock.now - start < .seconds(2))
        sleep(3)
        #expect(!FileManager.default.fileExists(atPath: mark.path))
    }

    @Test("a program that is not there is named")
    func missing() {
        let failure = KeyCommand.Failure.notStarted(program: "/nowhere/program")
        #expect(throws: failure) { try KeyCommand(["/nowhere/program"]).load() }
        #expect(
            failure.description
                == "the program ‘/nowhere/program’ of key.command cannot be started; check its name "
                + "and permissions")
    }
}
