import Testing

@testable import Mail

/// Whoever writes to a mailbox chooses the bytes: none may stop or hold up the reader.
@Suite struct HostileMailTests {
    @Test(.timeLimit(.minutes(5)), arguments: 0..<8)
    func `thousands of altered messages are all read`(seed: UInt64) throws {
        var mutation = MailMutation(
            seed: seed, samples: try MailSamples.names().map { try MailSamples.bytes(of: $0) })
        let reader = try MailSamples.reader()
        var kinds: Set<String> = []
        for _ in 0..<500 {
            let bytes = mutation.next()
            let mail = reader.read(MailSamples.stored(bytes))
            kinds.insert(Self.name(of: mail.kind))
            if case .report(let report) = mail.kind { #expect(!report.recipients.isEmpty) }
            let advice = AuthenticationAdvice(relay: nil)
            for finding in MailAuthentication(IncomingMessage(bytes)).findings {
                #expect(!advice.text(of: finding).isEmpty)
            }
        }
        // The alterations are small enough that each kind is still met.
        #expect(kinds.count == 6, "\(kinds)")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "(", ")", "\"", "\\", ";", "=", "<", "@", " ", "\t", ":", "\n", "\r", "\0", "a",
            "--b\n",
            "--b\n\n", "X: y\n", "X:\n ", "a=b;", "(\\", "\"\\", "bounces+",
            "bounces+0@lists.example.org",
            "Action: failed\n\n", "--b\nContent-Type: multipart/mixed; boundary=b\n\n", ">From ",
            "=\n",
            "5.1.1 ", "unsubscribe ", "\u{1F468}\u{200D}",
        ])
    func `very much of one thing is read in whatever place it stands`(thing: String) throws {
        let size = 128 << 10
        let much = String(repeating: thing, count: size / thing.utf8.count)
        let reader = try MailSamples.reader()
        for start in [
            "", "To: ", "Subject: ", "Content-Type: ", "Content-Type: multipart/report; boundary=",
            "Auto-Submitted: ", "From: ", "Authentication-Results: ", "DKIM-Signature: ",
            "From: a@example.org\nReceived-SPF: ",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n",
            "Content-Type: multipart/report; boundary=b\n\n--b\n"
                + "Content-Type: message/delivery-status\n\nAction: failed\nDiagnostic-Code: smtp; ",
            "Content-Type: multipart/report; boundary=b\n\n--b\n"
                + "Content-Type: message/delivery-status\n\n",
        ] {
            let bytes = Array((start + much).utf8.prefix(size))
            let mail = reader.read(MailSamples.stored(bytes))
            #expect(mail.key == nil)
            _ = MailAuthentication(IncomingMessage(bytes)).findings
        }
    }

    @Test func `recipients beyond the limit are left out`() throws {
        let group = "Action: failed\nStatus: 5.1.1\n\n"
        let text =
            "Content-Type: multipart/report; boundary=b\n\n--b\n"
            + "Content-Type: message/delivery-status\n\n" + String(repeating: group, count: 5_000)
        let report = DeliveryReport(IncomingMessage(Array(text.utf8)))
        #expect(report?.recipients.count == DeliveryReport.recipientLimit)
    }

    private static func name(of kind: ReturnedMail) -> String {
        switch kind {
        case .report: "report"
        case .complaint: "complaint"
        case .unsubscribeRequest: "unsubscribe request"
        case .automaticReply: "automatic reply"
        case .unreadable: "unreadable"
        case .unknown: "unknown"
        }
    }
}
