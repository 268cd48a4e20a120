import Foundation
package import Values

/// A secret that a webhook and its receiver share (Standard Webhooks 1.0, “Signature scheme”).
package struct WebhookSecret: Hashable, Sendable {
    private static let prefix = "whsec_"
    /// How many bytes a secret may have: 192 to 512 bits.
    private static let lengths = 24...64
    /// How many a fresh one has.
    private static let length = 32

    let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// A secret as it is handed out, `whsec_` and base64; nil for anything else or another length.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix),
            let bytes = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
            Self.lengths.contains(bytes.count)
        else { return nil }
        self.bytes = Array(bytes)
    }

    /// A fresh secret.
    package static func generate(_ randomness: Randomness) -> WebhookSecret {
        WebhookSecret(bytes: randomness.bytes(length))
    }

    /// The secret as it is handed out.
    package var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}

extension WebhookSecret: CustomStringConvertible, CustomReflectable {
    package var description: String { "a webhook's secret" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
