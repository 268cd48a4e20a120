import Foundation
package import Values

/// What a leaf says in public, read back from its bytes.
package struct LeafStatement: Hashable, Sendable {
    /// What happened, for example `FormPublished`, `ErasureCompleted`, or a status of a consent.
    package let kind: String
    package let day: Day
    /// What it is about: the SHA-256 of a notice, a form version or a release, or the root of a
    /// tree, in hexadecimal digits.
    package let digest: String?
    /// The consent's purpose, among those of the notice.
    package let purposeIndex: Int?
    /// The size of the tree that a restoration or a continuation names.
    package let size: Int?
    /// The name of the ledger that goes on here.
    package let origin: String?

    /// Nil for bytes that no ledger of this product has.
    package init?(_ leaf: LedgerLeaf) {
        guard let members = try? JSONDecoder().decode(Members.self, from: Data(leaf.bytes)),
            let day = Day(members.t)
        else { return nil }
        (kind, self.day, digest) = (members.e, day, members.n)
        (purposeIndex, size, origin) = (members.p, members.s, members.o)
    }

    private struct Members: Decodable {
        let e: String
        let t: String
        let n: String?
        let p: Int?
        let s: Int?
        let o: String?
    }
}
