import Testing
import Values

@testable import Webhooks

@Suite struct WebhookSecretTests {
    @Test func `a secret is written as it was read`() throws {
        let text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        #expect(try #require(WebhookSecret(text)).text == text)
        let fresh = WebhookSecret.generate(.system)
        #expect(WebhookSecret(fresh.text) == fresh)
        #expect(fresh.bytes.count == 32)
    }

    @Test(arguments: [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_MfKQ9r8GKY!",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_" + String(repeating: "A", count: 88),
    ])
    func `what is no secret is refused`(text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test func `no description holds a secret`() throws {
        let secret = WebhookSecret.generate(.system)
        let words = "\(secret) \(String(reflecting: secret))" + dumped(secret)
        #expect(!words.contains(secret.text.dropFirst(6)))
        #expect(!words.contains("\(secret.bytes[0]), \(secret.bytes[1])"))
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }
}
