import Foundation
import Service
import Testing
import Values

/// Settings that nobody is shown.
@Suite struct SecretSettingTests {
    // An address, which every secret may be.
    private static let word = "postgresql://swordfish-ä \"=& "
    private let folder: TemporaryFolder
    private let path: String

    /// Makes a file with a secret that its owner alone may read.
    init() throws {
        folder = try TemporaryFolder()
        path = try folder.write("\(Self.word)\nsecond line\n", to: "password")
        try Self.open(path, to: 0o600)
    }

    private static func open(_ path: String, to mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func read(
        _ variables: [String: String], file: String? = nil
    ) throws -> SettingsInForce {
        let path = try file.map { try folder.write($0, to: "recount.json") }
        return try SettingsReader.settings(
            from: SettingSources(variables: variables, file: path))
    }

    private func faults(_ variables: [String: String], file: String? = nil) throws -> [String] {
        do {
            _ = try read(variables, file: file)
            return []
        } catch let error as SettingsFaults {
            return error.faults.map(\.description)
        }
    }

    private static let secrets = SettingsCatalogue.all.filter(\.isSecret)

    @Test("every secret can be given by itself, by a variable, and by a file that either names")
    func ways() throws {
        #expect(!Self.secrets.isEmpty)
        for secret in Self.secrets {
            let (fileKey, fileVariable) = try (
                #require(secret.fileKey), #require(secret.fileVariable)
            )
            for (variables, file) in [
                ([secret.variable: Self.word], nil), ([fileVariable: path], nil),
                ([:], "{\"\(fileKey)\": \"\(path)\"}"),
            ] {
                let force = try read(variables, file: file)
                let entry = try #require(force.entries.first { $0.setting.key == secret.key })
                #expect(entry.value == .string("(hidden)") && entry.origin != .standard)
                #expect(!"\(force)".contains("swordfish"))
            }
        }
    }

    @Test("a file whose first line cannot be the secret is named, and what it says is not")
    func wrongSecret() throws {
        let path = try folder.write("swordfish\n", to: "address")
        try Self.open(path, to: 0o600)
        let found = try faults(["RECOUNT_DATABASE_FILE": path])
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("‘databaseFile’ (RECOUNT_DATABASE_FILE) must be the name of "))
        #expect(found[0].contains("an address such as postgresql://"))
        #expect(!found[0].contains("swordfish"))
    }

    @Test("the first line of the file is the password of the mail server")
    func password() throws {
        let force = try read(["RECOUNT_MAIL_SMTP_PASSWORD_FILE": path])
        #expect(force.settings.mail.server.password?.text == Self.word)
        try Self.open(path, to: 0o640)
        #expect(try faults(["RECOUNT_MAIL_SMTP_PASSWORD_FILE": path]) == [])
    }

    @Test("a secret that is given twice is a fault, wherever it is given")
    func twice() throws {
        let itself = ["RECOUNT_MAIL_SMTP_PASSWORD": Self.word]
        let found = try faults(
            itself, file: "{\"mail\": {\"smtp\": {\"passwordFile\": \"\(path)\"}}}")
        #expect(
            found == [
                "‘mail.smtp.password’ is given twice, by ‘mail.smtp.password’ "
                    + "(RECOUNT_MAIL_SMTP_PASSWORD) and by ‘mail.smtp.passwordFile’; keep one of them"
            ])
    }

    @Test("a file that everybody may read or write is refused", arguments: [0o644, 0o602, 0o601])
    func openFile(mode: Int) throws {
        try Self.open(path, to: mode)
        let words =
            "‘mail.smtp.passwordFile’ (RECOUNT_MAIL_SMTP_PASSWORD_FILE): ‘\(path)’ is open to "
            + "everybody on this machine (mode \(String(mode, radix: 8))); run: chmod o= '\(path)'"
        #expect(try faults(["RECOUNT_MAIL_SMTP_PASSWORD_FILE": path]) == [words])
    }

    @Test(
        "a file without a secret is refused",
        arguments: [
            ("", "is empty"), ("\nsecret", "is empty"),
            (String(repeating: "a", count: 4_097), "has more than 4096 bytes"),
        ])
    func noSecret(content: String, words: String) throws {
        try Data(content.utf8).write(to: URL(filePath: path))
        try Self.open(path, to: 0o600)
        let found = try faults(["RECOUNT_MAIL_SMTP_PASSWORD_FILE": path])
        #expect(found.count == 1 && found[0].contains(words), "\(found)")
    }

    @Test("a file that is not there or is a folder is refused, with the reason")
    func unreadable() throws {
        for (path, reason) in [
            (folder.path("nowhere"), "No such file or directory"),
            (folder.url.path, "Is a directory"),
        ] {
            try? Self.open(path, to: 0o700)
            let found = try faults(["RECOUNT_MAIL_SMTP_PASSWORD_FILE": path])
            #expect(found.count == 1 && found[0].contains("cannot be read: \(reason)"), "\(found)")
        }
    }

    @Test("a secret of another kind is refused without being shown")
    func otherKind() throws {
        let found = try faults([:], file: #"{"mail": {"smtp": {"password": 90210}}}"#)
        #expect(
            found == [
                "‘mail.smtp.password’ must be a text; mail.smtp.passwordFile can name a file whose "
                    + "first line it is"
            ])
    }
}
