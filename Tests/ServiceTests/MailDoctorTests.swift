import Foundation
import MailSink
import Testing

/// Whether an operator learns how mails leave and how they arrive.
@Suite struct MailDoctorTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../MailTests/Samples").standardized

    private let service: RecountProcess

    init() throws { service = try RecountProcess() }

    private func doctor(
        _ arguments: String..., environment: [String: String] = [:]
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["--data", service.data.path("instance"), "doctor"] + arguments,
            environment: environment)
    }

    @Test("a mail on trial leaves at once, with both fields of a link to leave by")
    func trial() throws {
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let sent = try doctor(
            "mail", "ada@example.org",
            environment: MailRelay.environment(sink, security: .starttls))
        #expect(sent.ending == .exit(0), "\(sent.complaints)")
        #expect(sent.output.contains("the relay has taken the mail"))
        let mail = try #require(try sink.mails.first)
        #expect(mail.envelope.recipients == ["ada@example.org"])
        #expect(mail.envelope.sender.hasPrefix("bounces+"))
        let fields = ReceivedMail(mail.content).fields
        #expect(fields["list-unsubscribe"]?.contains("https://surveys.example.org/u/") == true)
        #expect(fields["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
        #expect(try service.command("outbox", "list").output == "no mail waits\n")
    }

    @Test("a wrong password is said so, and mails that wait for it are a finding")
    func wrongPassword() throws {
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let wrong = MailRelay.environment(sink, security: .starttls, password: "wrong")
        let refused = try doctor("mail", "ada@example.org", environment: wrong)
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("the relay wants another user or password (535"))
        #expect(!refused.complaints.contains("ada@"))
        let sender = try RecountProcess(environment: wrong)
        _ = try sender.client().post(
            "/sign-up", FormAnswers(["email": "ada@example.org", "purpose": "updates"]))
        eventually {
            (try? sender.command("outbox", "list").output.contains("queued  535")) ?? false
        }
        let found = try CommandLineTool.run(
            ["--data", sender.data.path("instance"), "doctor"], environment: wrong)
        #expect(found.ending == .exit(1))
        #expect(found.output.contains("mails wait because of a fault here (535"))
    }

    @Test("mails that wait longer than a day are told of", arguments: [23, 25])
    func late(hours: Int) throws {
        _ = try service.client().post(
            "/sign-up", FormAnswers(["email": "ada@example.org", "purpose": "updates"]))
        #expect(try service.outbox().contains("queued"))
        let past = try BinaryRun(
            [
                service.data.path("instance/recount.sqlite"),
                "UPDATE outbox SET queued_at = queued_at - \(hours * 3_600)",
            ], binary: URL(filePath: "/usr/bin/sqlite3"))
        #expect(try past.wait() == .exit(0))
        let told = try doctor(environment: ["RECOUNT_MAIL_TRANSPORT": "folder"])
        #expect(told.ending == .exit(0))
        let words = "advice: 1 mail waits longer than a day; keep a server running, and see: "
        #expect(told.complaints.contains("\(words)recount outbox list\n") == (hours > 24))
        #expect(told.complaints.contains("longer than a day") == (hours > 24))
        // Where mails are off, they wait for their operator to say how they leave.
        let off = try doctor(environment: ["RECOUNT_MAIL_TRANSPORT": "off"])
        #expect(!off.complaints.contains("longer than a day"))
    }

    @Test("where no mail leaves, it says what to set", arguments: ["off", "log"])
    func off(way: String) throws {
        let told = try doctor(
            "mail", "ada@example.org",
            environment: [
                "RECOUNT_MAIL_TRANSPORT": way, "RECOUNT_MAIL_FROM": "news@example.org",
            ])
        #expect(told.ending == .exit(1))
        #expect(told.complaints.contains("mail.transport is ‘off’ or ‘log’; set it to ‘smtp’"))
    }

    @Test("a mail that arrived soundly needs nothing, a signature that leaves fields out does")
    func raw() throws {
        let sound = Self.samples.appending(path: "returned-sound.eml").path
        let good = try doctor("mail", "--raw", sound)
        #expect(good.ending == .exit(0))
        #expect(!good.output.contains("to do: ") && good.output.contains("good: DMARC passes"))
        let text = try String(contentsOfFile: sound, encoding: .utf8)
            .replacing(":List-Unsubscribe-Post;", with: ";")
        let bad = try doctor("mail", "--raw", service.data.write(text, to: "bad.eml"))
        #expect(bad.ending == .exit(1))
        #expect(bad.output.contains("no valid DKIM signature covers List-Unsubscribe-Post"))
    }

    @Test("without a subcommand it examines the installation as before")
    func plain() throws {
        let whole = try doctor()
        #expect(whole.ending == .exit(0) && whole.output.hasPrefix("all is well"))
        let neither = try doctor("mail")
        #expect(neither.ending != .exit(0) && neither.complaints.contains("--raw"))
    }
}
