import Foundation
import Mail
import Service
import Testing
import Values

/// Settings out of options, variables and a file.
@Suite struct SettingsReaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func read(
        _ file: String? = nil, _ variables: [String: String] = [:],
        options: [String: (name: String, value: String)] = [:]
    ) throws -> SettingsInForce {
        let path = try file.map { try folder.write($0, to: "recount.json") }
        return try SettingsReader.settings(
            from: SettingSources(options: options, variables: variables, file: path))
    }

    /// The words of all faults.
    private func faults(_ file: String? = nil, _ variables: [String: String] = [:]) throws
        -> [String]
    {
        do {
            _ = try read(file, variables)
            return []
        } catch let error as SettingsFaults {
            return error.faults.map(\.description)
        }
    }

    private func entry(_ key: String, in force: SettingsInForce) throws -> SettingsInForce.Entry {
        try #require(force.entries.first { $0.setting.key == key })
    }

    @Test("without anything every setting has its default")
    func defaults() throws {
        let force = try read()
        #expect(force.countOfSet == 0)
        #expect(force.entries.count == SettingsCatalogue.all.count)
        for entry in force.entries where entry.setting.key != "mail.from" {
            #expect(entry.origin == .standard)
            #expect(entry.value == entry.setting.value(Settings()), "\(entry.setting.key)")
        }
    }

    @Test("keys and variables are each used once")
    func names() {
        let settings = SettingsCatalogue.all
        let keys = settings.map(\.key) + settings.compactMap(\.fileKey)
        let variables = settings.map(\.variable) + settings.compactMap(\.fileVariable)
        #expect(Set(keys).count == keys.count)
        #expect(Set(variables).count == variables.count)
        #expect(variables.contains("RECOUNT_LIMITS_CONNECTIONS_PER_ADDRESS"))
        #expect(variables.contains("RECOUNT_MAIL_SMTP_PASSWORD_FILE"))
    }

    @Test("a default that is given as a variable is taken, and changes nothing")
    func defaultsGiven() throws {
        let given = SettingsCatalogue.all.compactMap { setting in
            Setting.words(setting.value(Settings())).map { (setting.variable, $0) }
        }
        let force = try read(nil, Dictionary(uniqueKeysWithValues: given))
        #expect(given.count > 30 && force.countOfSet == given.count)
        for entry in force.entries where entry.origin != .standard {
            #expect(entry.value == entry.setting.value(Settings()), "\(entry.setting.key)")
            #expect(entry.origin == .variable(entry.setting.variable))
        }
    }

    @Test("an option goes before a variable, and that before the file")
    func order() throws {
        let file = #"{"data": "a", "forms": "f", "site": {"name": "File"}}"#
        let force = try read(
            file, ["RECOUNT_DATA": "b", "RECOUNT_SITE_NAME": "Variable"],
            options: ["data": (name: "--data", value: "c")])
        #expect(force.settings.data == "c" && force.settings.siteName == "Variable")
        #expect(try entry("data", in: force).origin == .option("--data"))
        #expect(try entry("site.name", in: force).origin == .variable("RECOUNT_SITE_NAME"))
        #expect(try entry("forms", in: force).origin == .file(folder.path("recount.json")))
    }

    @Test(
        "what is empty or null is as good as not there",
        arguments: [#"{"site": {"name": ""}, "forms": null}"#, "{}"])
    func nothing(file: String) throws {
        let force = try read(file, ["RECOUNT_THEME": ""])
        #expect(force.countOfSet == 0)
    }

    @Test("lists are lists in a file, and one text in a variable")
    func lists() throws {
        let origins = ["https://a.example", "https://b.example"]
        let list = try read(#"{"embed": {"origins": ["https://a.example", "https://b.example"]}}"#)
        let text = try read(nil, ["RECOUNT_EMBED_ORIGINS": "https://a.example  https://b.example"])
        #expect(list.settings.embeddingOrigins == origins)
        #expect(text.settings.embeddingOrigins == origins)
        let command = try read(#"{"key": {"command": ["/bin/cat", "/a key", ""]}}"#)
        #expect(command.settings.keyCommand == ["/bin/cat", "/a key", ""])
    }

    @Test(
        "a value of another kind is a fault, and never the default in silence",
        arguments: [
            (#"{"listen": 8080}"#, "‘listen’ is ‘8080’, but must be an address and a port"),
            (#"{"drain": {"seconds": true}}"#, "‘drain.seconds’ is ‘true’, but must be a whole"),
            (#"{"drain": {"seconds": 1.5}}"#, "‘drain.seconds’ is ‘1.5’, but must be a whole"),
            (#"{"drain": {"seconds": "soon"}}"#, "‘drain.seconds’ is ‘soon’, but must be a whole"),
            (#"{"drain": {"seconds": 601}}"#, "‘drain.seconds’ is ‘601’, but must be a whole"),
            (#"{"site": {"name": ["a"]}}"#, "‘site.name’ is ‘a’, but must be a text"),
            (
                #"{"site": {"language": "English"}}"#,
                "‘site.language’ is ‘English’, but must be a la"
            ),
            (
                #"{"key": {"command": "cat key"}}"#,
                "‘key.command’ is ‘cat key’, but must be a progr"
            ),
            (#"{"key": {"command": []}}"#, "‘key.command’ is ‘’, but must be a program's whole"),
            (#"{"embed": {"origins": [1]}}"#, "‘embed.origins’ is ‘a list of other things than te"),
            (#"{"mail": {"from": "Ann"}}"#, "‘mail.from’ is ‘Ann’, but must be an address such"),
            (#"{"mail": {"smtp": {"host": "a b"}}}"#, "‘mail.smtp.host’ is ‘a b’, but must be the"),
            (#"{"mail": {"smtp": {"port": 0}}}"#, "‘mail.smtp.port’ is ‘0’, but must be a whole"),
            (#"{"ledger": {"name": "a b"}}"#, "‘ledger.name’ is ‘a b’, but must be a name without"),
        ])
    func otherKind(file: String, words: String) throws {
        let faults = try faults(file)
        #expect(faults.count == 1 && faults.first?.hasPrefix(words) == true, "\(faults)")
    }

    @Test(
        "what is no setting is a fault, with the one that was probably meant",
        arguments: [
            (#"{"limit": {"connections": 9}}"#, "‘limit.connections’", "‘limits.connections’"),
            (#"{"publicURL": "https://a.example"}"#, "‘publicURL’", "‘publicUrl’"),
            (#"{"smtp": {"host": "a"}}"#, "‘smtp.host’", "‘mail.smtp.host’"),
            (
                #"{"mail": {"smtp": {"pasword": "p"}}}"#, "‘mail.smtp.pasword’",
                "‘mail.smtp.password’"
            ),
            (#"{"listen": {"port": 1}}"#, "‘listen.port’", nil),
            (#"{"drain": 5}"#, "‘drain’", nil),
        ])
    func strangeKey(file: String, key: String, meant: String?) throws {
        let advice = meant.map { "did you mean \($0)?" } ?? "see: recount config explain"
        #expect(try faults(file) == ["\(key) is no setting; \(advice)"])
    }

    @Test("so is a variable; those of other programs are none of ours")
    func strangeVariable() throws {
        #expect(
            try faults(nil, ["RECOUNT_LISTN": "x", "RECOUNTS": "x", "HOME": "/"]) == [
                "the variable RECOUNT_LISTN is no setting; did you mean ‘RECOUNT_LISTEN’?"
            ])
    }

    @Test("a mail server needs what mails need; what is wrong is not missing as well")
    func needs() throws {
        #expect(
            try faults(#"{"mail": {"transport": "smtp"}}"#) == [
                "‘mail.smtp.host’ is needed, because mails go to a mail server",
                "‘publicUrl’ is needed, because mails hold links to this site",
            ])
        let wrong = #"{"publicUrl": "x", "mail": {"transport": "smtp", "smtp": {"host": "a"}}}"#
        #expect(try faults(wrong).count == 1)
    }

    @Test("the mail server has all that was said about it")
    func mailServer() throws {
        let file = """
            {"publicUrl": "https://a.example/b/", "mail": {"transport": "smtp", "smtp": {
                "host": "mail.example.org", "security": "tls", "user": "ann", "password": "pw",
                "seconds": 5}}}
            """
        let relay = try #require(try read(file).settings.mail.relay)
        #expect(
            relay.host == "mail.example.org" && relay.port == 465 && relay.ownName == "a.example")
        #expect(relay.credentials?.user == "ann" && relay.credentials?.password == "pw")
        #expect(relay.patience.wholeMail == 5 && relay.patience.connecting == 5)
    }

    @Test("a file that is none is said, and nothing else")
    func file() throws {
        for (content, words) in [
            ("{", "is not JSON; check commas, quotes and braces"),
            ("[]", "must begin with ‘{’; compare it with deploy/recount.json"),
        ] {
            let path = try folder.write(content, to: "broken.json")
            #expect(throws: SettingsFault.file(path: path, reason: words)) {
                try SettingSources(variables: [:], file: path)
            }
        }
    }
}
