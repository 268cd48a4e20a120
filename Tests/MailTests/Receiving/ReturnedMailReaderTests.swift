import Testing

@testable import Mail

@Suite struct ReturnedMailReaderTests {
    @Test(arguments: [
        ("postfix-unknown-user", DeliveryVerdict.hard(.noSuchMailbox)),
        ("postfix-own-domain", .hard(.noSuchMailbox)),
        ("postfix-delayed", .soft(.delayed)),
        ("postfix-several", .soft(.mailboxFull)),
        ("postfix-several-gone", .hard(.noSuchMailbox)),
        ("postfix-relayed", .arrived),
        ("exim-unknown-user", .hard(.noSuchMailbox)),
        ("exchange-not-found", .hard(.domainTakesNoMail)),
        ("gmail-disabled", .hard(.mailboxDisabled)),
        ("base64-status", .hard(.noSuchMailbox)),
        ("envelope-identifier", .hard(.noSuchMailbox)),
        ("enclosed-message-id", .hard(.noSuchMailbox)),
        ("malformed-no-status", .soft(.unspecified)),
        ("malformed-contradiction", .soft(.unspecified)),
        ("malformed-cut", .hard(.noSuchMailbox)),
        ("malformed-no-end", .hard(.noSuchMailbox)),
    ])
    func `a delivery report gives its verdict and the mail's key`(
        name: String, verdict: DeliveryVerdict
    ) throws {
        let mail = try MailSamples.read("\(name).eml")
        #expect(mail.key == (try MailSamples.key()))
        guard case .report(let report) = mail.kind else {
            Issue.record("\(mail)")
            return
        }
        #expect(report.verdict == verdict)
    }

    @Test(arguments: [
        ("complaint", ReturnedMail.complaint(.abuse, from: "<bounces+KEY@lists.example.org>")),
        ("complaint-by-message-id", .complaint(.optOut, from: nil)),
        ("complaint-without-feedback", .unreadable(.noFeedback)),
        ("exim-words-alone", .unreadable(.plainText)),
        ("qmail-words-alone", .unreadable(.plainText)),
        ("malformed-no-boundary", .unreadable(.noDeliveryStatus)),
        ("malformed-no-action", .unreadable(.noDeliveryStatus)),
        ("vacation", .automaticReply),
        ("out-of-office-old", .automaticReply),
        ("read-receipt", .automaticReply),
        ("unsubscribe-by-address", .unsubscribeRequest),
        ("unsubscribe-by-subject", .unsubscribeRequest),
        ("unsubscribe-by-provider", .unsubscribeRequest),
    ])
    func `other mail is told apart, with the key of the mail it is about`(
        name: String, kind: ReturnedMail
    ) throws {
        let mail = try MailSamples.read("\(name).eml")
        #expect(mail.kind == kind)
        #expect(mail.key == (try MailSamples.key()))
        #expect(!mail.isCut)
    }

    @Test func `a letter is nothing of that, and feedback that is no complaint neither`() throws {
        let letter = try MailSamples.read("letter.eml")
        #expect(letter == ReceivedMail(key: nil, kind: .unknown, isCut: false))
        #expect(try MailSamples.read("complaint-not-spam.eml").kind == .unknown)
    }

    @Test func `a report with a wrong key has a verdict and no key`() throws {
        let mail = try MailSamples.read("foreign-key.eml")
        #expect(mail.key == nil)
        guard case .report = mail.kind else {
            Issue.record("\(mail)")
            return
        }
    }

    @Test func `every sample is told apart alike with line ends of CRLF`() throws {
        for name in try MailSamples.names() {
            let bytes = try MailSamples.bytes(of: name)
            let longer = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            let reader = try MailSamples.reader()
            let expected = reader.read(MailSamples.stored(bytes))
            #expect(reader.read(MailSamples.stored(longer)) == expected, "\(name)")
        }
    }

    @Test func `the name of the message's file may carry the key`() throws {
        let text = "From: MAILER-DAEMON@example.net\nSubject: Returned mail: see below\n\nNo.\n"
        let place = "1772702102.V1.host,bounces+\(MailSamples.keyText)@lists.example.org:2,"
        let mail = try MailSamples.reader()
            .read(MailSamples.stored(Array(text.utf8), place: place))
        #expect(
            mail
                == ReceivedMail(
                    key: try MailSamples.key(), kind: .unreadable(.plainText), isCut: false))
    }

    @Test func `several recipients are reported one by one`() throws {
        guard case .report(let report) = try MailSamples.read("postfix-several.eml").kind else {
            Issue.record("no report")
            return
        }
        #expect(report.envelopeIdentifier == MailSamples.keyText)
        #expect(report.recipients.map { $0.status?.description } == ["5.2.2", "5.1.1", "5.7.1"])
        #expect(report.recipients.map(\.replyCode) == [552, 550, 550])
        #expect(
            report.recipients.map(\.verdict)
                == [.soft(.mailboxFull), .hard(.noSuchMailbox), .soft(.policy)])
        #expect(report.recipients.map(\.finalAddress).first == "full@remote.example")
        #expect(report.recipients.map(\.originalAddress).last == "policy@remote.example")
    }

    @Test func `an automatic reply never unsubscribes anybody`() throws {
        let text = "To: unsubscribe@lists.example.org\nSubject: unsubscribe\n"
        for (field, kind) in [
            ("", ReturnedMail.unsubscribeRequest), ("Auto-Submitted: no\n", .unsubscribeRequest),
            ("Auto-Submitted: auto-replied; x=y\n", .automaticReply),
            ("Auto-Submitted: (c) Auto-Replied\n", .automaticReply),
            ("Precedence: Auto_Reply\n", .automaticReply), ("X-Autorespond: 1\n", .automaticReply),
        ] {
            let bytes = Array("\(field)\(text)\n".utf8)
            #expect(
                try MailSamples.reader().read(MailSamples.stored(bytes)).kind == kind, "\(field)")
        }
    }
}

extension ReturnedMail {
    fileprivate static func complaint(_ kind: Complaint.Kind, from sender: String?) -> ReturnedMail
    {
        .complaint(
            Complaint(
                kind: kind,
                originalSender: sender?.replacing("KEY", with: MailSamples.keyText),
                envelopeIdentifier: nil))
    }
}
