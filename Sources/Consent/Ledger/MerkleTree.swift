package import Values

/// The growing edge of an RFC 6962 Merkle tree: enough to append leaves and to know the root.
///
/// It holds one hash for each perfect subtree, the largest first: as many as `size` has 1 bits.
package struct MerkleTree: Hashable, Sendable {
    /// How many leaves the tree has.
    package private(set) var size: Int
    /// The roots of the perfect subtrees, left to right.
    package private(set) var subtrees: [Digest]

    /// The tree without leaves.
    package init() {
        size = 0
        subtrees = []
    }

    /// A tree that was kept, or nil when the number of hashes does not fit the size.
    package init?(size: Int, subtrees: [Digest]) {
        guard size >= 0, subtrees.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// Appends one leaf; the root of the tile that it fills, or nil when it fills none.
    @discardableResult
    package mutating func append(_ leaf: LedgerLeaf) -> Digest? {
        var (hash, level, height) = (leaf.hash, size, 0)
        var tile: Digest?
        while level & 1 == 1, let left = subtrees.popLast() {
            hash = Self.hash(left, hash)
            (level, height) = (level >> 1, height + 1)
            if height == LedgerTile.height { tile = hash }
        }
        subtrees.append(hash)
        size += 1
        return tile
    }

    /// The tree's head (RFC 6962 §2.1); of the empty tree, the digest of nothing.
    package var root: Digest {
        guard let last = subtrees.last else { return Digest(of: []) }
        return subtrees.dropLast().reversed().reduce(last) { Self.hash($1, $0) }
    }

    /// The root of a perfect tree over hashes, whose number is a power of two.
    package static func root(ofPerfect hashes: ArraySlice<Digest>) -> Digest {
        var level = Array(hashes)
        precondition(
            level.count.nonzeroBitCount == 1, "a perfect tree has a power of two of leaves")
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { hash(level[$0], level[$0 + 1]) }
        }
        return level[0]
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    static func hash(_ left: Digest, _ right: Digest) -> Digest {
        Digest(domain: 0x01, left, right)
    }
}
