import Foundation
import MailSink
import Testing

/// Mails that came back about what the service really sent, imported by the real command.
@Suite struct BounceTests {
    private static let address = "ada@example.org"
    private static let environment = [
        "RECOUNT_MAIL_TRANSPORT": "folder",
        "RECOUNT_PUBLIC_URL": "https://surveys.example.org",
        "RECOUNT_MAIL_FROM": "news@example.org",
        "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
        "RECOUNT_MAIL_UNSUBSCRIBE": "leave@example.org",
    ]
    private static let gone = "550 5.1.1 <ada@example.org>: User unknown"

    private let service: RecountProcess
    private let client: HTTPClient
    private let mails: MailFolder

    init() throws {
        service = try RecountProcess(environment: Self.environment)
        client = service.client()
        mails = MailFolder(of: service)
    }

    private func signUp() throws {
        let fields = FormAnswers(["email": Self.address, "purpose": "updates"])
        #expect(try client.post("/sign-up", fields).status == 200)
    }

    private func mail(_ number: Int) throws -> ReceivedMail {
        try #require(mails.wait(for: number, to: Self.address).last)
    }

    private func path(_ place: String, in mail: ReceivedMail) throws -> String {
        let site = "https://surveys.example.org"
        return String(try #require(mail.link("\(site)/\(place)/")).dropFirst(site.count))
    }

    /// Signs up and confirms; returns the key of the mail.
    private func subscribe() throws -> String {
        try signUp()
        let mail = try mail(1)
        _ = try client.post(try path("confirm", in: mail), FormAnswers([:]))
        return ReturnedMails.key(of: mail)
    }

    /// Imports a mailbox; returns what was printed.
    private func take(_ path: String, _ options: String...) throws -> String {
        let result = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "bounce", "import", path] + options,
            environment: Self.environment)
        #expect(result.ending == .exit(0), "\(result.complaints)")
        #expect(!result.output.contains("@"))
        return result.output
    }

    private func history() throws -> String {
        try service.command("consent", "history", "--email", Self.address).output
    }

    private func standing() throws -> String {
        try service.command("subscriber", "show", "--email", Self.address).output
    }

    @Test("an address that is no more gets no mail, keeps its consents, and may come back")
    func hard() throws {
        let key = try subscribe()
        let before = try history()
        let mailbox = try ReturnedMails.maildir(
            [ReturnedMails.report(key, status: "5.1.1", reply: Self.gone)], in: service.data)
        #expect(try take(mailbox, "--dry-run").contains("\nhard  1\n"))
        #expect(try take(mailbox).contains("\nhard  1\n"))
        #expect(try history() == before)
        let again = try take(mailbox)
        #expect(again.contains("\nhard  0\n") && again.contains("\nimported before  1\n"))
        #expect(try service.command("audit-log").output.contains("bounces imported"))
        try comeBack(after: 1)
        #expect(try take(mailbox).contains("\nhard  0\n"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    /// Signs up anew, is asked again and gets mails again.
    private func comeBack(after count: Int) throws {
        try signUp()
        let asked = try mail(count + 1)
        _ = try client.post(try path("confirm", in: asked), FormAnswers([:]))
        try signUp()
        #expect(try mail(count + 2).link("https://surveys.example.org/preferences/") != nil)
    }

    @Test("a report about a mail before the one by which an address was confirmed is out of date")
    func outdated() throws {
        let key = try subscribe()
        let first = ReturnedMails.report(key, status: "5.1.1", reply: Self.gone)
        #expect(try take(ReturnedMails.mbox([first], in: service.data)).contains("\nhard  1\n"))
        try comeBack(after: 1)
        let late = ["5.1.1", "4.2.2"].map {
            ReturnedMails.report(key, status: $0, reply: $0 == "5.1.1" ? Self.gone : "452 full")
        }
        let told = try take(ReturnedMails.mbox(late, in: service.data))
        #expect(told.contains("\nhard  0\nsoft  0\n") && told.contains("\nout of date  2\n"))
        #expect(try !standing().contains("bounced"))
        // What comes back of the later mail is about the address as it is now.
        let now = ReturnedMails.report(
            ReturnedMails.key(of: try mail(3)), status: "5.1.1", reply: Self.gone)
        #expect(try take(ReturnedMails.mbox([now], in: service.data)).contains("\nhard  1\n"))
        #expect(try standing().contains("a mail came back for good"))
        let complaint = ReturnedMails.complaint(key)
        let ended = try take(ReturnedMails.mbox([complaint], in: service.data))
        #expect(ended.contains("\ncomplaints  1\n"))
    }

    @Test("a message that cannot be read is named, and keeps no other from being imported")
    func unreadable() throws {
        let key = try subscribe()
        let mailbox = try ReturnedMails.maildir(
            [ReturnedMails.report(key, status: "5.1.1", reply: Self.gone)], in: service.data)
        // No link is followed, also not by root, who may read every file.
        for place in ["new/0.link", "new/9.link", "cur/5.link"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(mailbox)/\(place)", withDestinationPath: "\(mailbox)/new/0.mail")
        }
        let result = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "bounce", "import", mailbox],
            environment: Self.environment)
        #expect(result.ending == .exit(1))
        #expect(result.output.hasPrefix("read  1\nhard  1\n"))
        #expect(result.complaints.contains("3 of the messages cannot be read, and all others were"))
        for place in ["new/0.link", "new/9.link", "cur/5.link"] {
            #expect(result.complaints.contains("\n  ‘\(mailbox)/\(place)’: "))
        }
        #expect(try service.command("audit-log").output.contains("bounces imported"))
    }

    @Test("a complaint ends mails for good, and a sign-up cannot undo it")
    func complaint() throws {
        let key = try subscribe()
        let before = try history()
        let mailbox = try ReturnedMails.mbox([ReturnedMails.complaint(key)], in: service.data)
        #expect(try take(mailbox).contains("\ncomplaints  1\n"))
        #expect(try history() == before)
        try signUp()
        #expect(try service.outbox() == "no mail waits\n")
        #expect(mails.mails(to: Self.address).count == 1)
    }

    @Test("a message counts once, from whichever kind of mailbox; two messages count twice")
    func soft() throws {
        let key = try subscribe()
        let messages = (1...2).map { _ in
            ReturnedMails.report(key, status: "4.2.2", reply: "452 4.2.2 Mailbox full")
        }
        #expect(
            try take(ReturnedMails.maildir(messages, in: service.data)).contains("\nsoft  2\n"))
        let again = try take(ReturnedMails.mbox(messages, in: service.data))
        #expect(again.contains("\nsoft  0\n") && again.contains("\nimported before  2\n"))
        try signUp()
        #expect(try mail(2).link("https://surveys.example.org/preferences/") != nil)
    }

    @Test("only the key of a mail ends its person's mails, not a sender's address")
    func wish() throws {
        let key = try subscribe()
        let foreign = ReturnedMails.wish(to: "leave@example.org")
        let unproven = try take(ReturnedMails.mbox([foreign], in: service.data))
        #expect(unproven.contains("\nunsubscriptions of nobody known  1\n"))
        #expect(try !history().contains("ConsentWithdrawn"))
        let own = ReturnedMails.wish(to: "leave+\(key)@example.org")
        let proven = try take(ReturnedMails.mbox([foreign, own], in: service.data))
        #expect(proven.contains("\nunsubscriptions  1\n"))
        let history = try history()
        #expect(history.contains("ConsentWithdrawn") && history.contains("unsubscribe link"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what is about no mail of ours, or is no report, changes nothing")
    func foreign() throws {
        let key = try subscribe()
        let before = try history()
        let messages = [
            ReturnedMails.report(
                "000g40r40m30e209185gr38e1w", status: "5.1.1", reply: Self.gone),
            ReturnedMails.absence(key), "From: a@example.org\nSubject: Hello\n\nHello\n",
        ]
        let told = try take(ReturnedMails.mbox(messages, in: service.data))
        #expect(told.contains("read  3\nhard  0\n") && told.contains("\nnot ours  2\n"))
        #expect(told.contains("\nautomatic replies  1\n"))
        #expect(try history() == before)
        #expect(try !service.command("audit-log").output.contains("bounces imported"))
    }

    @Test("a new address that cannot be reached leaves the one that stands as it is")
    func newAddress() throws {
        _ = try subscribe()
        try signUp()
        let preferences = try path("preferences", in: try mail(2))
        _ = try client.post(
            preferences, FormAnswers(["action": "address", "email": "bo@example.org"]))
        let sent = try #require(mails.wait(for: 1, to: "bo@example.org").first)
        let report = ReturnedMails.report(
            ReturnedMails.key(of: sent), status: "5.1.1", reply: Self.gone)
        let told = try take(ReturnedMails.mbox([report], in: service.data))
        #expect(told.contains("\nhard  0\n") && told.contains("\nother  1\n"))
        try signUp()
        #expect(try mail(3).link("https://surveys.example.org/preferences/") != nil)
    }

    @Test("without a return path, and without a mailbox, it says what to set")
    func faults() throws {
        let bare = try service.command("bounce", "import", "nowhere")
        #expect(bare.ending == .exit(1) && bare.complaints.contains("mail.returnPath is not set"))
        let missing = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "bounce", "import", "nowhere"],
            environment: Self.environment)
        #expect(missing.ending == .exit(1) && missing.complaints.contains("‘nowhere’"))
    }
}
