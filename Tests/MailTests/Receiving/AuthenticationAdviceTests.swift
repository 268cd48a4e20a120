import Testing

@testable import Mail

@Suite struct AuthenticationAdviceTests {
    private static let sender = "lists.example.org"
    private let advice = AuthenticationAdvice(relay: "smtp.example.net")
    private let signature: DKIMSignature

    init() throws {
        signature = try #require(
            DKIMSignature(field: "v=1; a=x; d=example.net; s=k1; h=from; bh=x; b=y"))
    }

    @Test func `the record that lets the relay send is written out`() {
        let missing = AuthenticationFinding.spf(
            .none, domain: "lists.example.org", .aligned, sender: Self.sender)
        #expect(
            advice.text(of: missing) == """
                ‘lists.example.org’ has no SPF record: set one in DNS
                lists.example.org. TXT "v=spf1 a:smtp.example.net -all"
                where the relay's provider may name something else in place of a:smtp.example.net
                """)
        #expect(
            AuthenticationAdvice(relay: nil).text(of: missing).contains(
                "lists.example.org. TXT \"v=spf1 include:RELAY -all\""))
    }

    @Test func `a return address elsewhere is told from one at home`() {
        let elsewhere = AuthenticationFinding.spf(
            .pass, domain: "relay.example.net", .foreign, sender: Self.sender)
        #expect(
            advice.text(of: elsewhere).hasPrefix(
                "SPF passes for the return address at ‘relay.example.net’, but people see "
                    + "‘lists.example.org’, so that it counts for nothing in DMARC: choose a return "
                    + "address at ‘lists.example.org’"))
        let beside = AuthenticationFinding.spf(
            .pass, domain: "mail.example.org", .siblings(of: "example.org"), sender: Self.sender)
        #expect(
            advice.text(of: beside)
                == "SPF passes for the return address at ‘mail.example.org’; aligned with "
                + "‘lists.example.org’ if ‘example.org’ is a domain of your own")
    }

    @Test func `a signature's advice names the record that holds its key`() {
        let failed = AuthenticationFinding.dkim(
            .fail, signature, .aligned, sender: Self.sender)
        #expect(
            advice.text(of: failed).hasSuffix(
                "\nk1._domainkey.example.net. TXT \"v=DKIM1; k=rsa; p=KEY\""))
        #expect(
            advice.text(of: .unsigned(sender: Self.sender)).hasSuffix(
                "\nSELECTOR._domainkey.lists.example.org. TXT \"v=DKIM1; k=rsa; p=KEY\""))
    }

    @Test func `fields that are not signed are named, and the reason given`() {
        #expect(
            advice.text(of: .oneClick(uncovered: ["List-Unsubscribe-Post"]))
                == "no valid DKIM signature covers List-Unsubscribe-Post: providers will not offer "
                + "to unsubscribe with one click (RFC 8058); add it to the fields that the relay signs"
        )
        #expect(
            advice.text(of: .uncovered(["From", "Date"], signature)).hasPrefix(
                "the DKIM signature of ‘example.net’ (selector ‘k1’) does not cover From, Date: "))
    }

    @Test func `a domain without a policy is given one to begin with`() {
        #expect(
            advice.text(of: .dmarc(.none, sender: Self.sender)).hasSuffix(
                "\n_dmarc.lists.example.org. TXT "
                    + "\"v=DMARC1; p=none; rua=mailto:postmaster@lists.example.org\""))
    }

    @Test func `every outcome of every method has words of its own`() {
        let outcomes: [AuthenticationOutcome] = [
            .pass, .fail, .softfail, .neutral, .none, .policy, .temperror, .permerror,
        ]
        let all = outcomes.flatMap { outcome in
            [
                advice.text(
                    of: .spf(outcome, domain: "example.net", .aligned, sender: Self.sender)),
                advice.text(of: .dkim(outcome, signature, .aligned, sender: Self.sender)),
                advice.text(of: .dmarc(outcome, sender: Self.sender)),
            ]
        }
        #expect(all.allSatisfy { $0.contains("example") })
        let sound = all.filter { $0.contains("passes") || $0.contains("is valid") }
        #expect(sound.filter { !$0.contains("neither") }.count == 3)
    }

    @Test func `nothing from a mail steers the terminal or fills it`() {
        let text = advice.text(of: .checked(by: "a\u{1B}[2J\u{202E}b\u{7}\u{9B}\r"))
        #expect(text.hasPrefix("checked by ‘a[2Jb’"))
        let long = advice.text(of: .checked(by: String(repeating: "x", count: 1 << 20)))
        #expect(long.count == AuthenticationAdvice.lengthLimit)
    }
}
