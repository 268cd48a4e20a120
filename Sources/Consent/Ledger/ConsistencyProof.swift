package import Values

/// The hashes that show that a tree only grew (RFC 9162 §2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
    package let oldSize: Int
    package let newSize: Int
    package let hashes: [Digest]

    /// A proof that was received; nothing in it is believed yet.
    package init(oldSize: Int, newSize: Int, hashes: [Digest]) {
        (self.oldSize, self.newSize, self.hashes) = (oldSize, newSize, hashes)
    }

    /// The proof that the first `newSize` leaves begin with the first `oldSize`.
    package init(oldSize: Int, newSize: Int, in tree: some TreeHashes) throws {
        precondition(
            (1...max(1, newSize)).contains(oldSize), "a proof begins at a tree with leaves")
        let hashes = try Self.path(from: oldSize, in: 0..<newSize, isKnown: true, tree)
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes)
    }

    private static func path<Tree: TreeHashes>(
        from old: Int, in range: Range<Int>, isKnown: Bool, _ tree: Tree
    ) throws -> [Digest] {
        guard old < range.upperBound else {
            return isKnown ? [] : [try tree.root(over: range)]
        }
        let middle = range.lowerBound + Tree.split(range.count)
        return old <= middle
            ? try path(from: old, in: range.lowerBound..<middle, isKnown: isKnown, tree)
                + [tree.root(over: middle..<range.upperBound)]
            : try path(from: old, in: middle..<range.upperBound, isKnown: false, tree)
                + [tree.root(over: range.lowerBound..<middle)]
    }

    /// Says whether the hashes lead to both roots.
    package func proves(_ oldRoot: Digest, _ newRoot: Digest) -> Bool {
        guard oldSize > 0, oldSize < newSize else {
            return oldSize > 0 && oldSize == newSize && hashes.isEmpty && oldRoot == newRoot
        }
        var (node, last) = (oldSize - 1, newSize - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        // A perfect old tree is itself the first hash and is not sent.
        let path = node == 0 ? [oldRoot] + hashes : hashes
        guard var old = path.first else { return false }
        var new = old
        for hash in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                old = MerkleTree.hash(hash, old)
                new = MerkleTree.hash(hash, new)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                new = MerkleTree.hash(new, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
