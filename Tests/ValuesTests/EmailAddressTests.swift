import Testing
import Values

@Suite struct EmailAddressTests {
    @Test(arguments: ["a@b.de", "ada.l+news@mail.example.org", "o'neil@x-y.example", "1@2.co"])
    func `a plain address is accepted`(text: String) {
        #expect(EmailAddress(text)?.text == text)
    }

    @Test(arguments: [
        "", "a", "a@", "@b.de", "a@b", "a@@b.de", "a b@c.de", "a@b..de", ".a@b.de", "a.@b.de",
        "a..b@c.de", "a@-b.de", "a@b-.de", "a@b.de\n", "a@b.de\r\nBcc: x@y.de", "\"a\"@b.de",
        "a@[127.0.0.1]", "ä@b.de", String(repeating: "a", count: 65) + "@b.de",
    ])
    func `what no mail can be sent to is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `is compared in lower case`() {
        #expect(EmailAddress("Ada@Example.ORG")?.normalized == "ada@example.org")
    }
}
