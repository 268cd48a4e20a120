import Testing

@testable import Mail

@Suite struct DeliveryVerdictTests {
    private static func recipient(
        action: String = "failed", status: String, diagnostic: String = ""
    ) throws -> DeliveryReport.Recipient {
        let text = """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; ada@remote.example
            Action: \(action)
            Status: \(status)
            Diagnostic-Code: \(diagnostic)
            --b--
            """
        return try #require(DeliveryReport(IncomingMessage(Array(text.utf8)))?.recipients.first)
    }

    @Test(arguments: [
        ("5.1.0", DeliveryVerdict.hard(.addressRefused)), ("5.1.1", .hard(.noSuchMailbox)),
        ("5.1.2", .hard(.noSuchDomain)), ("5.1.3", .hard(.malformedAddress)),
        ("5.1.4", .hard(.addressRefused)), ("5.1.6", .hard(.mailboxMoved)),
        ("5.1.10", .hard(.domainTakesNoMail)), ("5.2.1", .hard(.mailboxDisabled)),
        ("5.1.1 (bad address)", .hard(.noSuchMailbox)),
        ("5.1.5", .soft(.unspecified)), ("5.1.7", .soft(.sender)), ("5.1.8", .soft(.sender)),
        ("5.1.90", .soft(.unspecified)), ("5.2.0", .soft(.unspecified)),
        ("5.2.2", .soft(.mailboxFull)), ("5.2.3", .soft(.tooLarge)), ("5.2.4", .soft(.unspecified)),
        ("5.3.0", .soft(.system)), ("5.3.2", .soft(.system)), ("5.3.4", .soft(.tooLarge)),
        ("5.4.4", .soft(.routing)), ("5.5.2", .soft(.conversation)), ("5.6.0", .soft(.content)),
        ("5.7.1", .soft(.policy)), ("5.7.606", .soft(.policy)), ("5.9.9", .soft(.unspecified)),
        ("4.1.1", .soft(.temporary)), ("4.4.7", .soft(.temporary)), ("4.2.2", .soft(.temporary)),
        ("2.1.1", .soft(.unspecified)), ("5.1", .soft(.unspecified)), ("", .soft(.unspecified)),
        ("3.1.1", .soft(.unspecified)), ("5.1.1111", .soft(.unspecified)),
        ("5..1", .soft(.unspecified)), ("-5.1.1", .soft(.unspecified)),
    ])
    func `a failure is hard only where the address is at fault for good`(
        status: String, verdict: DeliveryVerdict
    ) throws {
        #expect(try Self.recipient(status: status).verdict == verdict)
    }

    @Test(arguments: [
        ("failed", DeliveryVerdict.hard(.noSuchMailbox)), ("FAILED (gone)", .hard(.noSuchMailbox)),
        ("delayed", .soft(.delayed)), ("delivered", .arrived), ("relayed", .arrived),
        ("expanded", .arrived),
    ])
    func `only what has failed is a failure`(action: String, verdict: DeliveryVerdict) throws {
        #expect(try Self.recipient(action: action, status: "5.1.1").verdict == verdict)
    }

    @Test(arguments: [
        ("5.0.0", "smtp; 550 5.1.1 unknown", DeliveryVerdict.hard(.noSuchMailbox), Int?.some(550)),
        ("5.0.0", "smtp; 550-5.1.1 unknown", .hard(.noSuchMailbox), 550),
        ("5.0.0", "SMTP;550 #5.1.0 Address rejected.", .hard(.addressRefused), 550),
        ("", "lmtp; 550 5.1.1 unknown", .hard(.noSuchMailbox), 550),
        ("5.0.0", "smtp; 550 no such person", .soft(.unspecified), 550),
        ("5.0.0", "smtp; 556 no mail here", .hard(.domainTakesNoMail), 556),
        ("5.0.0", "smtp; 521 no mail here", .hard(.domainTakesNoMail), 521),
        ("5.1.1", "smtp; 451 4.7.1 try later", .soft(.temporary), 451),
        ("5.7.1", "smtp; 550 5.1.1 unknown", .soft(.policy), 550),
        ("4.0.0", "smtp; 550 5.1.1 unknown", .soft(.temporary), 550),
        ("5.0.0", "X-Postfix; 550 5.1.1 unknown", .soft(.unspecified), nil),
        ("5.0.0", "smtp; 55 5.1.1", .soft(.unspecified), nil),
        ("5.0.0", "smtp; 5500 5.1.1", .soft(.unspecified), nil),
        ("5.0.0", "550 5.1.1 unknown", .soft(.unspecified), nil),
        ("5.0.0", "smtp; 950 5.1.1", .soft(.unspecified), nil),
    ])
    func `what the other side answered makes an unspecific status closer`(
        status: String, diagnostic: String, verdict: DeliveryVerdict, code: Int?
    ) throws {
        let recipient = try Self.recipient(status: status, diagnostic: diagnostic)
        #expect(recipient.verdict == verdict)
        #expect(recipient.replyCode == code)
    }
}
