import Mail
import Testing
import Values

@testable import Pages

/// Whether a provider's filter lets mails through: each kind in each language, as it arrives.
@Suite struct SpamTests {
    /// SpamAssassin calls a mail unwanted from 5 on. Having a part in HTML costs 0.001, which every mail
    /// of ours has; there is room for a few more rules of that weight, which only tell what they saw.
    private static let most = 0.05

    @Test("no mail looks like one that nobody asked for", arguments: Samples.languages)
    func wanted(language: String) throws {
        let renderer = try Samples.renderer(language)
        let mails = try Samples.mails()
        let arrived = try mails.map { name, content in
            try arrival(of: message(renderer, content, name, language))
        }
        for (mail, rules) in zip(mails, try SpamJudge.findings(in: arrived)) {
            let score = rules.map(\.score).reduce(0, +)
            #expect(score <= Self.most, "\(mail.name) in \(language): \(rules)")
        }
    }

    @Test("the judge finds what filters are tested with, and a subject that shouts")
    func unwanted() throws {
        let renderer = try Samples.renderer()
        let sound = try arrival(of: message(renderer, .trial, "trial", "en"))
        let text = String(decoding: sound, as: UTF8.self)
        // GTUBE, https://spamassassin.apache.org/gtube/
        let test = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
        let marked = text.replacing("text/html;", with: "text/plain;")
            .replacing("quoted-printable\r\n\r\n", with: "quoted-printable\r\n\r\n\(test)\r\n\r\n")
        let loud = text.replacing(/Subject: .*/, with: "Subject: DEAR FRIEND ACT NOW FOR CASH")
        try #require(marked != text && loud != text)
        let found = try SpamJudge.findings(in: [marked, loud].map { Array($0.utf8) })
        #expect(found[0].contains { $0.name == "GTUBE" && $0.score > 100 })
        #expect(found[1].map(\.score).reduce(0, +) > Self.most, "\(found[1])")
    }

    /// The mail as the service makes it.
    private func message(
        _ renderer: PageRenderer, _ content: MailContent, _ name: String, _ language: String
    ) throws -> MailMessage {
        let refusal = isOfList(content) ? Samples.unsubscription : nil
        let mail = renderer.mail(content, unsubscribe: refusal)
        let sender = try #require(EmailAddress("hello@example.org"))
        let bounces = try #require(EmailAddress("bounces+000g40r40m30e209185gr38e1w@example.org"))
        return MailMessage(
            kind: "sample", sender: MailBox(name: renderer.site.organisation, address: sender),
            recipient: try #require(EmailAddress("lena@example.net")), returnPath: bounces,
            subject: mail.subject, text: mail.text, html: mail.html,
            identifier: try #require(MessageIdentifier("000g40r40m30e209185gr38e1w")),
            moment: Moment(seconds: 1_795_424_700),
            language: try #require(LanguageTag(language)),
            unsubscription: refusal.flatMap { OneClickUnsubscription(link: $0, mailbox: nil) })
    }

    /// Says whether the mail has a link in its head by which mails end.
    private func isOfList(_ content: MailContent) -> Bool {
        switch content {
        case .alreadySubscribed, .preferencesLink, .invitation, .trial: true
        case .confirmation, .addressConfirmation, .addressChanged, .unsubscribed, .receipt, .resume:
            false
        }
    }

    /// The mail as the reader's provider has it: with what two servers put before it.
    private func arrival(of message: MailMessage) throws -> [UInt8] {
        let head = [
            "Return-Path: <\(message.returnPath.text)>",
            "Received: from relay.example.org (relay.example.org [203.0.113.5])",
            " by mx.example.net (Postfix) with ESMTPS id 4XyZ9k1Q2rz3c",
            " for <lena@example.net>; Mon, 23 Nov 2026 09:05:02 +0000 (UTC)",
        ]
        return head.flatMap { Array("\($0)\r\n".utf8) } + message.bytes
    }
}
