import Testing

@testable import Webhooks

@Suite struct WebhookAddressTests {
    @Test(arguments: [
        ("https://example.org/hooks/recount?key=1", "https://example.org", true),
        ("HTTPS://example.org:8443/", "https://example.org:8443", true),
        ("http://10.1.2.3/x", "http://10.1.2.3", false),
        ("http://[fd00::1]:80/x", "http://[fd00::1]:80", false),
    ])
    func `an address is read, and shown without its path`(
        text: String, origin: String, isEncrypted: Bool
    ) throws {
        let address = try #require(WebhookAddress(text))
        #expect(address.text == text)
        #expect(address.origin == origin)
        #expect(address.isEncrypted == isEncrypted)
    }

    @Test(arguments: [
        "", "example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
        "https://", "https:///path", "https://user@example.org/", "https://user:word@example.org/",
        "https://example.org/#part", "https://example.org/ x", "https://example.org/\r\nHost: x",
        "https://exämple.org/", "https://example.org/" + String(repeating: "x", count: 2_048),
    ])
    func `what nobody may be told at is refused`(text: String) {
        #expect(WebhookAddress(text) == nil)
    }
}
