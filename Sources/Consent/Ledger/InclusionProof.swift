package import Values

/// The hashes that lead from one leaf to the root of a tree (RFC 9162 §2.1.3).
package struct InclusionProof: Hashable, Sendable {
    package let index: Int
    package let size: Int
    /// From the leaf's neighbour upwards.
    package let hashes: [Digest]

    /// A proof that was received; nothing in it is believed yet.
    package init(index: Int, size: Int, hashes: [Digest]) {
        (self.index, self.size, self.hashes) = (index, size, hashes)
    }

    /// The proof for the leaf at `index` in the tree of the first `size` leaves.
    package init(index: Int, size: Int, in tree: some TreeHashes) throws {
        precondition((0..<size).contains(index), "only a leaf of the tree is proven")
        self.init(index: index, size: size, hashes: try Self.path(to: index, in: 0..<size, tree))
    }

    private static func path(
        to index: Int, in range: Range<Int>, _ tree: some TreeHashes
    ) throws -> [Digest] {
        guard range.count > 1 else { return [] }
        let middle = range.lowerBound + split(range.count, tree)
        return index < middle
            ? try path(to: index, in: range.lowerBound..<middle, tree)
                + [tree.root(over: middle..<range.upperBound)]
            : try path(to: index, in: middle..<range.upperBound, tree)
                + [tree.root(over: range.lowerBound..<middle)]
    }

    private static func split<Tree: TreeHashes>(_ count: Int, _ tree: Tree) -> Int {
        Tree.split(count)
    }

    /// The root to which the hashes lead from `leaf`; nil when there are too many or too few of them, or
    /// the tree has no such leaf.
    package func root(from leaf: Digest) -> Digest? {
        guard index >= 0, index < size else { return nil }
        var (node, last, result) = (index, size - 1, leaf)
        for hash in hashes {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                result = MerkleTree.hash(hash, result)
                // A node without a neighbour to its right stands for itself higher up.
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                result = MerkleTree.hash(result, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 ? result : nil
    }
}
