import Consent
import Values

/// The hashes of the ledger's last tile, which is not full yet, as the last append left them.
///
/// They are kept in memory, because reading them back makes each leaf be hashed a second time. They
/// belong to one tree: another process, or a transaction that was rolled back, leaves another.
struct OpenTile {
    private let tree: MerkleTree
    private let hashes: [Digest]

    /// The hashes of the leaves behind the full tiles of `tree`.
    init(of tree: MerkleTree, hashes: [Digest] = []) {
        (self.tree, self.hashes) = (tree, hashes)
    }

    /// The hashes, or nil when they are not those of `tree`.
    func hashes(of tree: MerkleTree) -> [Digest]? {
        self.tree == tree ? hashes : nil
    }
}
