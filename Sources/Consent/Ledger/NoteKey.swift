import Crypto
import Foundation
import Values

/// The public key of whoever signs notes: an Ed25519 key with the signer's name (C2SP signed-note).
package struct NoteKey: Hashable, Sendable {
    /// What a signature line says it was made with.
    struct Identifier: Hashable, Sendable {
        let name: String
        /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
        let bytes: [UInt8]
    }

    /// The byte that stands for Ed25519.
    static let algorithm: UInt8 = 0x01

    package let name: LedgerName
    private let publicKey: [UInt8]
    let identifier: Identifier

    init(name: LedgerName, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        let content = Array(name.text.utf8) + [0x0A, Self.algorithm] + publicKey
        identifier = Identifier(
            name: name.text, bytes: Array(Values.Digest(of: content).bytes.prefix(4)))
    }

    /// A key written as `NAME+HEX+BASE64`, or nil when it is not written exactly so.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = LedgerName(String(parts[0])),
            let bytes = Base64.decode(parts[2]), bytes.count == 33, bytes[0] == Self.algorithm
        else { return nil }
        self.init(name: name, publicKey: Array(bytes.dropFirst()))
        guard parts[1] == Hexadecimal.encode(identifier.bytes) else { return nil }
    }

    /// The key as verifiers take it: `NAME+HEX+BASE64`.
    package var text: String {
        let number = Hexadecimal.encode(identifier.bytes)
        return "\(name.text)+\(number)+\(Base64.encode([Self.algorithm] + publicKey))"
    }

    func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: text)
    }
}
