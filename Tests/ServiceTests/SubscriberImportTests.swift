import Foundation
import MailSink
import Testing

/// Lists that an operator brings along, taken in by the real command.
@Suite struct SubscriberImportTests {
    private let service: MailService
    private let folder: TemporaryFolder
    private let words: String

    init() throws {
        (service, folder) = (try MailService(), try TemporaryFolder())
        words = try folder.write("Yes, write to me once a month.\n", to: "box.de.txt")
    }

    private static let header = "email,language,consented_on,notice,method\n"

    private func take(
        _ list: String, _ options: String..., header: String = Self.header
    ) throws -> CommandLineTool.Result {
        let file = try folder.write(header + list, to: "list.csv")
        let told = try service.command(
            ["subscriber", "import", file, "--words", words] + options)
        #expect(!told.output.contains("@") && !told.complaints.contains("@"))
        return told
    }

    /// The digest of the words, as the command tells it.
    private func digest() throws -> String {
        let told = try take("").output
        return String(try #require(told.firstMatch(of: /words\s+([0-9a-f]{64})\s+de\s/)).output.1)
    }

    private func exported() throws -> [[String: String]] {
        let told = try service.command(
            "subscriber", "export", "--purpose", "updates", "--format", "jsonl")
        #expect(told.ending == .exit(0))
        return try told.output.split(separator: "\n").map {
            try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
        }
    }

    private func leafCount() throws -> String { try service.command("ledger", "checkpoint").output }

    private func expectWell() throws {
        for command in [["doctor"], ["ledger", "audit"]] {
            let told = try service.command(command)
            #expect(told.ending == .exit(0), "\(told.output)\(told.complaints)")
        }
    }

    @Test("without --write everything is told and nothing is changed")
    func report() throws {
        try service.subscribe("known@example.org")
        _ = try service.command("subscriber", "suppress", "--email", "stopped@example.org")
        let digest = try digest()
        let before = try (leafCount(), service.command("audit-log").output)
        let told = try take(
            """
            proven@example.org,fr,2024-05-31,\(digest),web form
            second@example.org,,,,
            unproven@example.org,,,,
            KNOWN@example.org,,,,
            stopped@example.org,,2024-05-31,\(digest),paper
            Proven@example.org,,,,

            """)
        #expect(told.ending == .exit(0))
        #expect(
            told.output.contains(
                """
                new  3
                  with proof  1
                  without proof  2  (no mail before they confirm themselves)
                known already  1
                suppressed  1
                twice in the file  1  (lines 7; the first one counts)
                faulty  0
                nothing was changed; run it with --write

                """))
        #expect(try leafCount() == before.0)
        #expect(try service.command("audit-log").output == before.1)
        #expect(try service.command("subscriber", "list").output.contains("total 1: "))
    }

    @Test("a proven consent is exported with its day and words, and the same list changes nothing")
    func proven() throws {
        let digest = try digest()
        let list = "ada@example.org,fr,2024-05-31,\(digest),in person\ncy@example.org,,,,\n"
        #expect(try take(list, "--write").output.hasSuffix("\nimported  2\n"))
        let entries = try exported()
        #expect(entries.map { $0["email"] } == ["ada@example.org"])
        let entry = try #require(entries.first)
        #expect(entry["consented_at"] == "2024-05-31" && entry["notice_sha256"] == digest)
        #expect(entry["language"] == "fr")
        #expect(
            try service.client.get("/notices/\(digest)").text.contains(
                "Yes, write to me once a month."))
        let history = try service.command("consent", "history", "--email", "ada@example.org").output
        #expect(history.contains("by operator, import"))
        #expect(history.contains("  given on 2024-05-31, in person, in the list "))
        #expect(history.contains("words: Yes, write to me once a month. (unknown)"))
        let log = try service.command("audit-log").output
        #expect(log.contains("subscribers imported") && log.contains("proven=1"))
        #expect(log.contains("unproven=1") && !log.contains("@"))
        let before = try leafCount()
        let again = try take(list, "--write")
        #expect(again.output.contains("new  0\n") && again.output.hasSuffix("\nimported  0\n"))
        #expect(try leafCount() == before)
        #expect(try service.command("audit-log").output == log)
        try expectWell()
    }

    @Test("an imported person ends the mails by their links, and no later list brings them back")
    func leaving() throws {
        let list = "ada@example.org,,2024-05-31,\(try digest()),paper\n"
        _ = try take(list, "--write")
        let entry = try #require(try exported().first)
        #expect(entry["language"] == "de")
        let leave = try #require(entry["unsubscribe"]).replacing(MailService.origin, with: "")
        _ = try service.client.post(leave, FormAnswers([:]))
        let again = try take(list, "--write")
        #expect(again.output.contains("\nsuppressed  1\n"))
        #expect(try exported().isEmpty)
        try service.subscribe("erased@example.org")
        _ = try service.command("erase", "--email", "erased@example.org")
        let erased = try take(list.replacing("ada", with: "erased"), "--write")
        #expect(erased.output.contains("\nsuppressed  1\n"))
        #expect(try exported().isEmpty)
        try expectWell()
    }

    @Test("without proof nobody is exported or written to until they confirm themselves")
    func unproven() throws {
        #expect(try take("ada@example.org,,,,\n", "--write").output.hasSuffix("imported  1\n"))
        #expect(try exported().isEmpty)
        let listed = try service.command("subscriber", "list", "--state", "imported").output
        #expect(listed.contains("imported  en  ") && listed.contains("updates=ConsentUnknown"))
        _ = try service.client.post(
            "/preferences", FormAnswers(["email": "ada@example.org"]))
        #expect(try service.process.outbox() == "no mail waits\n")
        #expect(service.mails.mails(to: "ada@example.org").isEmpty)
        try service.signUp("ada@example.org")
        #expect(try exported().isEmpty)
        try service.subscribe("bo@example.org")
        let link = try #require(
            service.mails.mails(to: "ada@example.org").first?.link("\(MailService.origin)/confirm/")
        )
        let path = String(link.dropFirst(MailService.origin.count))
        _ = try service.client.post(path, FormAnswers([:]))
        #expect(Set(try exported().map { $0["email"] }) == ["ada@example.org", "bo@example.org"])
        let shown = try service.command("subscriber", "show", "--email", "ada@example.org").output
        #expect(shown.contains("has confirmed the address\n"))
        try expectWell()
    }

    @Test("a known address keeps its standing, and one whose mails came back stays out")
    func standing() throws {
        let own = try service.subscribe("ada@example.org")
        _ = try service.client.post(own, FormAnswers(["action": "unsubscribe"]))
        let mail = try service.signUp("bo@example.org")
        let link = try #require(mail.link("\(MailService.origin)/confirm/"))
        _ = try service.client.post(
            String(link.dropFirst(MailService.origin.count)), FormAnswers([:]))
        let mailbox = try ReturnedMails.maildir(
            [
                ReturnedMails.report(
                    ReturnedMails.key(of: mail), status: "5.1.1", reply: "550 5.1.1 unknown")
            ], in: folder)
        #expect(try service.command("bounce", "import", mailbox).output.contains("\nhard  1\n"))
        #expect(try exported().isEmpty)
        let digest = try digest()
        let told = try take(
            "ada@example.org,,2024-05-31,\(digest),paper\nbo@example.org,,2024-05-31,\(digest),paper\n",
            "--write")
        #expect(told.output.contains("new  0\n") && told.output.contains("\nsuppressed  2\n"))
        #expect(try exported().isEmpty)
        let stats = try service.command("consent", "stats").output
        #expect(stats.contains("ConsentWithdrawn  1\n") && stats.contains("ConsentGiven  1\n"))
    }

    /// Rows with what is said of each.
    private static let faulty = [
        ("ada at example.org,,,,", "not an address"),
        ("bo@example.org,English,,,", "not a language"),
        ("cy@example.org,,2024-05-31,,", "half a proof"),
        ("di@example.org,,31.5.2024,DIGEST,paper", "consented_on is no day"),
        ("ed@example.org,,2999-01-01,DIGEST,paper", "consented_on is still to come"),
        ("fi@example.org,,2024-05-31,abc,paper", "notice is no SHA-256"),
        ("gi@example.org,,2024-05-31,UNKNOWN,paper", "no notice with this SHA-256 is kept here"),
        ("hu@example.org,,2024-05-31,POLICY,paper", "notice is of the kind ‘privacy’"),
        ("jo@example.org,,2024-05-31,DIGEST,pigeon", "method is none of: web form, paper"),
        ("ki@example.org,,", "not 5 fields"),
    ]

    @Test("a list with faults is refused whole with all of them, or taken without these rows")
    func faults() throws {
        let policy = try service.command("notice", "list").output
            .firstMatch(of: /privacy\s+en\s+\S+\s+([0-9a-f]{64})/)
        let rows = try Self.faulty.map(\.0).joined(separator: "\n")
            .replacing("DIGEST", with: digest())
            .replacing("UNKNOWN", with: String(repeating: "0", count: 64))
            .replacing("POLICY", with: String(#require(policy).output.1))
        let list = rows + "\nsound@example.org,,,,\n"
        for options in [[], ["--write"]] {
            let told = try service.command(
                ["subscriber", "import", try folder.write(Self.header + list, to: "faulty.csv")]
                    + ["--words", words] + options)
            #expect(told.ending == .exit(1))
            for (place, row) in Self.faulty.enumerated() {
                #expect(told.output.contains("\n  line \(place + 2): \(row.1)"), "\(row)")
            }
            #expect(told.output.contains("\nfaulty  10\n") && !told.output.contains("@"))
            #expect(told.complaints.contains("nothing was changed"))
        }
        #expect(try service.command("subscriber", "list").output.hasPrefix("total 0:"))
        let taken = try take(list, "--skip-faulty", "--write")
        #expect(taken.ending == .exit(0) && taken.output.hasSuffix("\nimported  1\n"))
    }

    @Test(
        "what cannot be read as a list is refused, also with --skip-faulty",
        arguments: [
            ("name\nada@example.org\n", "line 1: no column is called ‘email’"),
            ("email,Email\na@example.org,b@example.org\n", "line 1: two columns"),
            ("email\nada@example.org\n\"bo@example.org\n", "line 3: a quote is not closed"),
            ("", "line 1: no column is called ‘email’"),
        ])
    func unreadable(list: String, fault: String) throws {
        let told = try take(list, "--skip-faulty", "--write", header: "")
        #expect(told.ending == .exit(1) && told.output.contains(fault))
        #expect(told.complaints.contains("cannot be read to its end"))
        #expect(try service.command("subscriber", "list").output.hasPrefix("total 0:"))
    }

    @Test("columns of other programs are not used, and the words of this site can be named")
    func columns() throws {
        try service.subscribe("old@example.org")
        let notice = try #require(try exported().first?["notice_sha256"])
        let told = try take(
            "Ada,\u{20}ada@example.org ,2024-05-31,\(notice),paper\n", "--write",
            header: "First Name,EMAIL,consented_on,notice,method\n")
        #expect(told.output.contains("columns that are not used  1\n"))
        #expect(try exported().map { $0["notice_sha256"] } == [notice, notice])
        let other = try take(
            "bo@example.org,2024-05-31,\(notice),paper\n", "--purpose", "research",
            header: "email,consented_on,notice,method\n")
        #expect(other.output.contains("the words of this notice do not ask for ‘research’"))
    }

    @Test("a list of more than one batch is stored whole")
    func batches() throws {
        let list = (1...450).map { "reader\($0)@example.org,,,,\n" }.joined()
        #expect(try take(list, "--write").output.hasSuffix("\nimported  450\n"))
        #expect(try service.command("consent", "stats").output.contains("ConsentUnknown  450\n"))
        #expect(
            try service.command("audit-log").output.matches(of: /subscribers imported/).count == 1)
        try expectWell()
    }

    @Test("words need a language in their name, and something to say")
    func wordFiles() throws {
        let list = try folder.write("email\n", to: "list.csv")
        for (name, text, fault) in [
            ("box.txt", "Yes", "names no language"), ("box.en.txt", " \n", "holds no words"),
            ("long.en.txt", String(repeating: "y", count: 10_001), "more than 10000 bytes"),
        ] {
            let told = try service.command(
                "subscriber", "import", list, "--words", try folder.write(text, to: name))
            #expect(told.ending == .exit(1) && told.complaints.contains(fault))
        }
    }
}
