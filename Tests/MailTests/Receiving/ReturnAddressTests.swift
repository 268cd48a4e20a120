import Testing
import Values

@testable import Mail

@Suite struct MailKeyTests {
    @Test func `a key is 26 letters, and read as it was written in any case`() throws {
        for _ in 0..<500 {
            let key = MailKey.generate(.system)
            #expect(key.text.utf8.count == MailKey.length)
            #expect(MailKey(key.text) == key)
            #expect(MailKey(key.text.uppercased()) == key)
        }
        #expect(try MailSamples.key().text == MailSamples.keyText)
        #expect(
            MailKey(bytes: [UInt8](repeating: 255, count: 16))?.text
                == String(repeating: "z", count: 25) + "w")
    }

    @Test(arguments: [
        "", "000g40r40m30e209185gr38e1", "000g40r40m30e209185gr38e1w0",
        "000g40r40m30e209185gr38e1x",
        "ooog40r40m30e209185gr38e1w", "000g40r40m30e209185gr38elw", "000g40r40m30e209185gr38e1u",
        "000g40r40m30e2-9185gr38e1w", "000g40r40m30e2 9185gr38e1w", "000g40r40m30e2é185gr38e1w",
    ])
    func `any other text is no key`(text: String) {
        #expect(MailKey(text) == nil)
    }

    @Test func `a key takes 16 bytes, and keeps itself out of words`() throws {
        #expect(MailKey(bytes: Array(0..<15)) == nil)
        #expect(MailKey(bytes: Array(0..<17)) == nil)
        #expect("\(try MailSamples.key())" == "a mail key")
    }
}

@Suite struct ReturnAddressTests {
    @Test func `an address carries its key, and gives it back in any case`() throws {
        let returns = try MailSamples.returns("Bounces@Lists.Example.org")
        let key = try MailSamples.key()
        let address = returns.address(for: key)
        #expect(address.text == "bounces+\(MailSamples.keyText)@lists.example.org")
        #expect(returns.key(in: address.text.uppercased()) == key)
    }

    @Test(arguments: [
        "\"A (b\" <ADDRESS>", "a@example.org, ADDRESS", "rfc822;ADDRESS",
        "1772702102.M1.host,ADDRESS:2,S",
        "bounces+000@lists.example.org ADDRESS", "ADDRESS",
    ])
    func `a key is found in other text`(text: String) throws {
        let returns = try MailSamples.returns()
        let address = returns.address(for: try MailSamples.key()).text
        #expect(
            try returns.key(in: text.replacing("ADDRESS", with: address)) == MailSamples.key())
    }

    @Test(arguments: [
        "", "bounces@lists.example.org", "bounces+@lists.example.org",
        "bounces+000g40r40m30e209185gr38e1x@lists.example.org",
        "bounces+000g40r40m30e209185gr38e1w@lists.example.com",
        "bounces+000g40r40m30e209185gr38e1w@lists.example.org.example.com",
        "bounces+000g40r40m30e209185gr38e1w@lists.example.orgs",
        "no-bounces+000g40r40m30e209185gr38e1w@lists.example.org",
        "x.bounces+000g40r40m30e209185gr38e1w@lists.example.org",
        "bounces-000g40r40m30e209185gr38e1w@lists.example.org",
        "bounces+000g40r40m30e209185gr38e1w0@lists.example.org",
    ])
    func `another address has no key`(text: String) throws {
        #expect(try MailSamples.returns().key(in: text) == nil)
    }

    @Test func `a mailbox whose name leaves no room for a key is refused`() throws {
        for (length, isFit) in [(37, true), (38, false)] {
            let name = String(repeating: "a", count: length)
            let mailbox = try #require(EmailAddress("\(name)@example.org"))
            #expect((ReturnAddress(mailbox: mailbox) != nil) == isFit)
        }
    }

    @Test(arguments: [
        ("bounces@lists.example.org", true), ("<BOUNCES@lists.example.org>", true),
        ("bounces+000g40r40m30e209185gr38e1w@lists.example.org", true),
        ("a-bounces@lists.example.org", false), ("bounces@lists.example.org.example", false),
        ("", false),
    ])
    func `a mailbox is named with a key or without`(text: String, isNamed: Bool) throws {
        #expect(try MailSamples.returns().isNamed(in: text) == isNamed)
    }
}
