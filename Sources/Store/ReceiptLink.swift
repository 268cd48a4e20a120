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

    /// The text for `code`, good for so many seconds after `now`.
    package func text(
        for code: ReceiptCode, now: Moment, lasting seconds: Int64 = lifetime,
        randomness: Randomness
    ) -> String {
        let expiry = UInt64(bitPattern: now.advanced(by: seconds).seconds)
        let content =
            (0..<8).map { UInt8(truncatingIfNeeded: expiry >> (56 - 8 * $0)) } + code.values
        let box = Vault.box(content, vault.links, [], randomness.bytes(Vault.nonceLength)[...])
        return Base64URL.encode(box)
    }

    /// Reads the text of a link.
    package func read(_ text: String, now: Moment) -> Reading {
        guard let sealed = Base64URL.decode(text),
            let box = try? AES.GCM.SealedBox(combined: sealed),
            let content = try? AES.GCM.open(box, using: vault.links, authenticating: [UInt8]())
        else { return .foreign }
        let bytes = Array(content)
        guard bytes.count > 8, let code = ReceiptCode(values: Array(bytes.dropFirst(8))) else {
            return .foreign
        }
        let expiry = Int64(bitPattern: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        return now.seconds < expiry ? .valid(code) : .expired
    }
}
