import Crypto
package import Foundation

/// Signs the heads of a ledger (Ed25519, RFC 8032: the same head always gets the same signature).
package struct LedgerSigner: Sendable {
    private let secret: Curve25519.Signing.PrivateKey
    /// What others check the signatures with.
    package let key: NoteKey

    /// What signs under `name` with a secret of 32 bytes.
    package init(name: LedgerName, secret: some ContiguousBytes) throws {
        self.secret = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
        key = NoteKey(name: name, publicKey: Array(self.secret.publicKey.rawRepresentation))
    }

    /// The signed head of a tree.
    package func sign(_ tree: MerkleTree) throws -> SignedNote {
        let checkpoint = Checkpoint(origin: key.name, size: tree.size, root: tree.root)
        let signature = try secret.signature(for: Array(checkpoint.text.utf8))
        return SignedNote(
            text: checkpoint.text,
            signatures: [.init(name: key.name.text, bytes: key.identifier.bytes + signature)])
    }
}
