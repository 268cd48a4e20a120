import Crypto
import Foundation
package import Values

/// A message as it is posted, with the fields that let its receiver trust it (Standard Webhooks 1.0).
package struct WebhookMessage: Sendable {
    /// The same in every attempt; it holds no full stop.
    package let identifier: String
    package let body: [UInt8]

    package init(identifier: String, body: [UInt8]) {
        precondition(!identifier.contains("."), "a full stop would move what is signed")
        (self.identifier, self.body) = (identifier, body)
    }

    /// The fields of its head for an attempt at `now`, signed by each of the secrets.
    package func fields(at now: Moment, secrets: [WebhookSecret]) -> [(name: String, value: String)]
    {
        [
            ("Content-Type", "application/json"),
            ("User-Agent", "Recount"),
            // Without it libcurl asks first whether it may send a longer body.
            ("Expect", ""),
            ("webhook-id", identifier),
            ("webhook-timestamp", String(now.seconds)),
            ("webhook-signature", signatures(at: now, secrets).joined(separator: " ")),
        ]
    }

    /// `v1,` and HMAC-SHA-256 of identifier, time and body with full stops between, in base64.
    private func signatures(at now: Moment, _ secrets: [WebhookSecret]) -> [String] {
        let signed = Array("\(identifier).\(now.seconds).".utf8) + body
        return secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(
                for: signed, using: SymmetricKey(data: secret.bytes))
            return "v1,\(Data(code).base64EncodedString())"
        }
    }
}
