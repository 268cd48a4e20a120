import Foundation
import Testing

/// What an operator is told when a command cannot do what it was asked to.
@Suite struct OperatorErrorTests {
    private let data: TemporaryFolder
    private var instance: String { data.path("instance") }
    private var key: String { data.path("instance/recount.key") }

    /// Makes an instance and leaves it stopped.
    init() throws {
        data = try TemporaryFolder()
        let service = try RecountProcess(on: data)
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    /// Expects a command to fail with this one message, after nothing but log lines.
    private func expectError(
        _ message: String, _ arguments: [String], environment: [String: String] = [:],
        location: SourceLocation = #_sourceLocation
    ) throws {
        let result = try CommandLineTool.run(arguments, environment: environment)
        #expect(result.ending == .exit(1), sourceLocation: location)
        #expect(result.output.isEmpty, sourceLocation: location)
        #expect(result.complaints == "Error: \(message)\n", sourceLocation: location)
    }

    @Test(
        "a wrong data folder is named, with the way to the right one",
        arguments: [
            ["doctor"], ["report", "x"], ["export", "x"], ["revoke", "x"], ["consent", "stats"],
            ["consent", "show", "x"], ["outbox", "list"], ["form", "list"],
        ])
    func wrongFolder(command: [String]) throws {
        try expectError(
            "there is no installation in ‘nowhere’; name its folder with --data, or start one "
                + "with: recount --data 'nowhere' serve", ["--data", "nowhere"] + command)
    }

    @Test("a data folder that cannot be made is named with the reason")
    func unmakeableFolder() throws {
        let file = try data.write("", to: "file")
        try expectError(
            "the data folder ‘\(file)’ cannot be made: File exists; "
                + "name another one with --data", ["--data", file, "serve"])
        try expectError(
            "the data folder ‘/proc/nowhere’ cannot be made: No such file or directory; "
                + "name another one with --data", ["--data", "/proc/nowhere", "serve"])
    }

    @Test("a key file that others may read is refused, with the command that mends it")
    func openKey() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        try expectError(
            "the key file ‘\(key)’ may be read by others (mode 640); run: chmod 600 '\(key)'",
            ["--data", instance, "doctor"])
    }

    @Test(
        "a missing key file is never made anew beside a database", arguments: ["doctor", "serve"])
    func missingKey(command: String) throws {
        try FileManager.default.removeItem(atPath: key)
        try expectError(
            "the key file ‘\(key)’ is gone; restore it from your copy of the keys, because "
                + "without it no answer can be read", ["--data", instance, command])
        #expect(!FileManager.default.fileExists(atPath: key))
    }

    @Test("the key file of another instance is refused")
    func foreignKey() throws {
        let other = try RecountProcess()
        other.kill()
        try FileManager.default.removeItem(atPath: key)
        try FileManager.default.copyItem(
            atPath: other.data.path("instance/recount.key"), toPath: key)
        try expectError(
            "the key file does not belong to this database; put the right one beside it",
            ["--data", instance, "doctor"])
    }

    @Test("a damaged key file is refused")
    func damagedKey() throws {
        try FileManager.default.removeItem(atPath: key)
        _ = FileManager.default.createFile(
            atPath: key, contents: Data("nonsense".utf8), attributes: [.posixPermissions: 0o600])
        try expectError(
            "the key file ‘\(key)’ is damaged; restore it from your copy of the keys",
            ["--data", instance, "doctor"])
    }

    @Test("a port that is taken is named, with what to do")
    func takenPort() throws {
        let other = try RecountProcess()
        try expectError(
            "cannot listen on 127.0.0.1:\(other.port): Address already in use; end what listens "
                + "there, or choose another port",
            ["--data", instance, "serve", "--listen", "127.0.0.1:\(other.port)"])
    }

    @Test("an address of another machine, or none in figures, is refused")
    func wrongAddress() throws {
        try expectError(
            "cannot listen on 192.0.2.7:8000: Cannot assign requested address; choose an address "
                + "of this machine",
            ["--data", instance, "serve", "--listen", "192.0.2.7:8000"])
        try expectError(
            "‘localhost’ is no address in figures; write for example 127.0.0.1 or [::1]",
            ["--data", instance, "serve", "--listen", "localhost:8000"])
        try expectError(
            "‘listen’ (--listen) is ‘8000’, but must be an address and a port in figures, for "
                + "example 127.0.0.1:8080 or [::1]:8080",
            ["--data", instance, "serve", "--listen", "8000"])
    }

    @Test("a survey that is not there is named", arguments: ["report", "export"])
    func unknownForm(command: String) throws {
        try expectError(
            "there is no survey ‘weigth’; see: recount form list",
            ["--data", instance, command, "weigth"])
    }

    @Test(
        "a mistyped code and an unknown one are told apart",
        arguments: [["revoke"], ["consent", "show"]])
    func wrongCode(command: [String]) throws {
        try expectError(
            "a code has 20 letters and digits; compare it with the receipt",
            ["--data", instance] + command + ["7H3K-9QXR"])
        try expectError(
            "this code leads to no response here; compare it with the receipt",
            ["--data", instance] + command + ["0000-0000-0000-0000-0000"])
    }

    @Test("everything that is wrong in the configuration is said at once")
    func faultyConfiguration() throws {
        try expectError(
            """
            the configuration cannot be used:
              ‘listen’ (RECOUNT_LISTEN) is ‘here’, but must be an address and a port in figures, \
            for example 127.0.0.1:8080 or [::1]:8080
              ‘drain.seconds’ (RECOUNT_DRAIN_SECONDS) is ‘0’, but must be a whole number from 1 to \
            600
              ‘limits.connections’ (RECOUNT_LIMITS_CONNECTIONS) is ‘many’, but must be a whole \
            number from 8 to 10000
              ‘log.level’ (RECOUNT_LOG_LEVEL) is ‘loud’, but must be trace, debug, info, notice, \
            warning, error or critical
            """, ["--data", instance, "doctor"],
            environment: [
                "RECOUNT_LISTEN": "here", "RECOUNT_LOG_LEVEL": "loud",
                "RECOUNT_DRAIN_SECONDS": "0", "RECOUNT_LIMITS_CONNECTIONS": "many",
            ])
    }

    @Test(
        "an address of the site that cannot stand in a QR code is refused",
        arguments: ["surveys.example.org", "https://", "https://a.example/?x", "ftp://a.example"])
    func faultyPublicURL(address: String) throws {
        try expectError(
            """
            the configuration cannot be used:
              ‘publicUrl’ (RECOUNT_PUBLIC_URL) is ‘\(address)’, but must be an address such as \
            https://surveys.example.org
            """, ["--data", instance, "doctor"], environment: ["RECOUNT_PUBLIC_URL": address])
    }

    @Test("a configuration file that is missing or no JSON is named")
    func configurationFile() throws {
        let missing = data.path("nowhere.json")
        try expectError(
            """
            the configuration cannot be used:
              the configuration file ‘\(missing)’ cannot be read; check its name and permissions
            """, ["--config", missing, "doctor"])
        let broken = try data.write("{", to: "broken.json")
        try expectError(
            """
            the configuration cannot be used:
              the configuration file ‘\(broken)’ is not JSON; check commas, quotes and braces
            """, ["--config", broken, "doctor"])
    }

    @Test("a survey file that cannot be read is named", arguments: ["check", "publish"])
    func unreadableFile(command: String) throws {
        try expectError(
            "‘nowhere.yaml’ cannot be read; check its name and permissions",
            ["--data", instance, "form", command, "nowhere.yaml"])
    }

    @Test("a faulty survey is not published; its findings are said")
    func faultySurvey() throws {
        let path = try data.write("survey: x\n", to: "faulty.yaml")
        let result = try CommandLineTool.run(["--data", instance, "form", "publish", path])
        #expect(result.ending == .exit(1))
        #expect(
            result.complaints.contains("\(path): line 1: the key ‘title’ is missing; add ‘title:’"))
        let listed = try CommandLineTool.run(["--data", instance, "form", "list"])
        #expect(!listed.output.contains("x  "))
    }

    @Test("a faulty survey in the forms folder is said when the service starts")
    func faultyForms() throws {
        let path = try data.write("survey: x\n", to: "forms/faulty.yaml")
        let forms = URL(filePath: path).deletingLastPathComponent().path
        let result = try CommandLineTool.run(
            ["--data", data.path("new"), "serve", "--forms", forms, "--listen", "127.0.0.1:0"])
        #expect(result.ending == .exit(1))
        #expect(result.complaints.contains("faulty.yaml: line 1: the key ‘title’ is missing"))
    }

    @Test("a command that does not exist is refused with the way to the help")
    func unknownCommand() throws {
        let result = try CommandLineTool.run(["--data", instance, "frobnicate"])
        #expect(result.ending == .exit(64))
        #expect(result.complaints.contains("'recount --help'"))
    }
}
