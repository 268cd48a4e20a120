import Crypto
package import Values

/// The part of an address that leads to a receipt for an hour, without telling the code.
///
/// A page cannot take a code in its address: addresses stay in histories. The link is the code sealed
/// with its expiry; it says nothing to whoever reads it, and nothing after its hour.
package struct ReceiptLink: Sendable {
    /// How long a link leads to its receipt, in seconds.
    package static let lifetime: Int64 = 3_600

    /// What a link's text turned out to be.
    package enum Reading: Hashable, Sendable {
        case valid(ReceiptCode)
        case expired
        case foreign
    }

    private let vault: Vault

    package init(_ vault: Vault) {
        self.vault = vault
    }

    /// The text for `code`, good until an hour after `now`.
    package func text(for code: ReceiptCode, now: Moment, randomness: Randomness) -> String {
        let content = "\(now.advanced(by: Self.lifetime).seconds) \(code.grouped)"
        let box = Vault.box(
            Array(content.utf8), vault.links, [], randomness.bytes(Vault.nonceLength))
        return Base64URL.encode(box)
    }

    /// Reads the text of a link.
    package func read(_ text: String, now: Moment) -> Reading {
        guard let bytes = Base64URL.decode(text), let box = try? AES.GCM.SealedBox(combined: bytes),
            let content = try? AES.GCM.open(box, using: vault.links, authenticating: [UInt8]())
        else { return .foreign }
        let parts = String(decoding: content, as: UTF8.self).split(separator: " ")
        guard parts.count == 2, let expiry = Int64(parts[0]),
            let code = ReceiptCode(typed: parts[1])
        else { return .foreign }
        return now.seconds < expiry ? .valid(code) : .expired
    }
}
