import Testing

@testable import Mail

@Suite struct MailAuthenticationTests {
    /// A mail with these fields above its own.
    private static func findings(
        _ fields: String, from sender: String = "surveys@lists.example.org"
    ) -> [AuthenticationFinding] {
        let own = """
            From: Surveys <\(sender)>
            Subject: Test
            Date: Thu, 05 Mar 2026 10:00:00 +0000
            Message-ID: <a@lists.example.org>
            List-Unsubscribe: <https://lists.example.org/u/x>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            """
        return MailAuthentication(IncomingMessage(Array("\(fields)\n\(own)\n\n".utf8))).findings
    }

    private static func signature(
        _ domain: String, selector: String = "s",
        fields: String = "from:subject:date:message-id:list-unsubscribe:list-unsubscribe-post"
    ) -> String {
        "DKIM-Signature: v=1; a=rsa-sha256; d=\(domain); s=\(selector); h=\(fields); bh=x; b=abc\n d"
    }

    private static func parsed(_ field: String) throws -> DKIMSignature {
        try #require(DKIMSignature(field: String(field.dropFirst("DKIM-Signature:".count))))
    }

    @Test func `a mail that is sent well is found sound`() throws {
        let message = IncomingMessage(try MailSamples.bytes(of: "returned-sound.eml"))
        let findings = MailAuthentication(message).findings
        let field = try #require(message.header.first("DKIM-Signature"))
        let signature = try #require(DKIMSignature(field: field))
        #expect(signature.domain == "example.org")
        #expect(signature.selector == "mail2026")
        #expect(signature.canonicalization == "relaxed/simple")
        #expect(signature.value == "abcdEFGH12345678ijkl==")
        #expect(
            findings == [
                .checked(by: "mx.provider.example"),
                .spf(
                    .pass, domain: "lists.example.org", .aligned, sender: "lists.example.org"),
                .dkim(.pass, signature, .aligned, sender: "lists.example.org"),
                .oneClick(uncovered: []), .dmarc(.pass, sender: "lists.example.org"),
            ])
        #expect(findings.allSatisfy { $0.isSound })
    }

    @Test func `a server that does not name itself is read too`() throws {
        let message = IncomingMessage(try MailSamples.bytes(of: "returned-by-exchange.eml"))
        #expect(
            MailAuthentication(message).findings == [
                .checked(by: nil),
                .spf(.softfail, domain: "relay.example.net", .foreign, sender: "lists.example.org"),
                .unsigned(sender: "lists.example.org"), .missing(["List-Unsubscribe-Post"]),
                .dmarc(.none, sender: "lists.example.org"),
            ])
    }

    @Test func `only the topmost results are believed, with those of the same server below them`() {
        let spf = { (outcome: AuthenticationOutcome) in
            AuthenticationFinding.spf(
                outcome, domain: "example.org", .aligned, sender: "lists.example.org")
        }
        let below = Self.findings(
            """
            Authentication-Results: mx.example.net; x=y
            Authentication-Results: MX.example.net 1; spf=fail smtp.mailfrom=a@example.org
            Authentication-Results: forged.example; dmarc=pass header.from=lists.example.org
            """)
        #expect(below.first == .checked(by: "mx.example.net"))
        #expect(below.contains(spf(.fail)))
        #expect(below.contains(.unchecked(.dmarc)))
        let apart = Self.findings(
            """
            Authentication-Results: mx.example.net; dmarc=fail
            Received: x
            Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=a@example.org
            """)
        #expect(apart.contains(.unchecked(.spf)))
    }

    @Test func `what the server does not say is said to be missing`() {
        #expect(
            Self.findings("Authentication-Results: mx.example.net; none") == [
                .checked(by: "mx.example.net"), .unchecked(.spf),
                .unsigned(sender: "lists.example.org"),
                .oneClick(uncovered: ["List-Unsubscribe", "List-Unsubscribe-Post"]),
                .unchecked(.dmarc),
            ])
        #expect(Self.findings("X: y").first == .noResults)
        #expect(
            MailAuthentication(IncomingMessage(Array("To: a@b.de\n\n".utf8))).findings == [
                .noSender
            ])
    }

    @Test(arguments: [
        (
            "pass (c) client-ip=192.0.2.1; envelope-from=\"a@mail.example.org\"; helo=x.example.net",
            AuthenticationOutcome.pass, String?.some("mail.example.org")
        ),
        ("SoftFail envelope-from=<> helo=mail.example.org;", .softfail, "mail.example.org"),
        ("none helo=Mail.example.org", .none, "mail.example.org"), ("fail", .fail, nil),
    ])
    func `the SPF field counts where the results have none`(
        field: String, outcome: AuthenticationOutcome, domain: String?
    ) {
        let spf = ReceivedSPF(field: field)
        #expect(spf?.outcome == outcome)
        #expect(spf?.domain == domain)
        let finding = Self.findings("Received-SPF: \(field)")[1]
        guard case .spf(outcome, domain, _, _) = finding else {
            Issue.record("\(finding)")
            return
        }
    }

    @Test func `each signature is judged by the result that means it`() throws {
        let own = Self.signature("example.org")
        let other = Self.signature("relay.example.net", selector: "r", fields: "From:Date")
        let third = Self.signature("lists.example.org", selector: "t")
        let findings = Self.findings(
            """
            Authentication-Results: mx.example.net;
             dkim=pass header.d=relay.example.net header.s=r header.b=abcd;
             dkim/1=fail reason="bad; key" header.i=@example.org header.s=S header.b=abcd;
             dkim=pass header.d=lists.example.org header.s=t header.b=xyz
            \(own)
            \(other)
            \(third)
            DKIM-Signature: v=1; d=example.org
            """)
        let sender = "lists.example.org"
        #expect(
            findings[2...6] == [
                .dkim(.fail, try Self.parsed(own), .aligned, sender: sender),
                .dkim(.pass, try Self.parsed(other), .foreign, sender: sender),
                .uncovered(["Subject", "Message-ID"], try Self.parsed(other)),
                .dkim(nil, try Self.parsed(third), .aligned, sender: sender),
                .malformedSignature,
            ])
        #expect(
            findings[7] == .oneClick(uncovered: ["List-Unsubscribe", "List-Unsubscribe-Post"]))
    }

    @Test func `one signature must cover both fields`() {
        let results = """
            Authentication-Results: mx.example.net; dkim=pass header.d=a.example.org;
             dkim=pass header.d=b.example.org
            """
        let first = Self.signature("a.example.org", fields: "from:list-unsubscribe")
        let second = Self.signature("b.example.org", fields: "from:list-unsubscribe-post")
        let third = Self.signature(
            "b.example.org", fields: "from:List-Unsubscribe :\n list-unsubscribe-post")
        #expect(
            Self.findings("\(results)\n\(first)\n\(second)")
                .contains(.oneClick(uncovered: ["List-Unsubscribe-Post"])))
        #expect(
            Self.findings("\(results)\n\(first)\n\(third)").contains(.oneClick(uncovered: [])))
    }

    @Test(arguments: [
        "", "v=1", "v=2; a=x; d=e; s=s; h=from; bh=x; b=y", "v=1; a=x; d=e; s=s; h=from; bh=x",
        "v=1; a=x; d=e; d=f; s=s; h=from; bh=x; b=y", "v=1; a=x; d=; s=s; h=from; bh=x; b=y",
        "v=1; a=x; d=e; s=s; h=from; bh=x; b=y; z",
    ])
    func `a signature that is not whole is none`(field: String) {
        #expect(DKIMSignature(field: field) == nil)
    }

    @Test(arguments: [
        ("example.org", "example.org", DomainAlignment.aligned),
        ("Lists.example.org", "EXAMPLE.org", .aligned),
        ("example.org", "a.b.example.org", .aligned),
        ("a.example.org", "b.example.org", .siblings(of: "example.org")),
        ("a.co.example", "b.co.example", .siblings(of: "co.example")),
        ("example.net", "example.org", .foreign), ("other.org", "example.org", .foreign),
        ("org", "example.org", .foreign), ("", "example.org", .foreign),
    ])
    func `domains are aligned when one holds the other`(
        domain: String, sender: String, alignment: DomainAlignment
    ) {
        #expect(DomainAlignment(domain, with: sender) == alignment)
    }
}
