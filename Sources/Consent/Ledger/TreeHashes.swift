package import Values

/// What knows the hashes of a tree's perfect subtrees.
package protocol TreeHashes {
    /// The root of the perfect subtree over the leaves from `index << level` on, `1 << level` of them.
    func hash(level: Int, index: Int) throws -> Digest
}

extension TreeHashes {
    /// The root over a range of leaves that begins where a subtree of its size may begin: the perfect
    /// subtrees in it, folded from the right (RFC 6962 §2.1).
    func root(over range: Range<Int>) throws -> Digest {
        var parts: [Digest] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = Self.log(range.upperBound - start)
            parts.append(try hash(level: level, index: start >> level))
            start += 1 << level
        }
        guard let last = parts.last else { return Digest(of: []) }
        return parts.dropLast().reversed().reduce(last) { MerkleTree.hash($1, $0) }
    }

    /// The root of the first `size` leaves.
    package func root(ofSize size: Int) throws -> Digest { try root(over: 0..<size) }

    /// The edge of the tree of the first `size` leaves.
    package func tree(ofSize size: Int) throws -> MerkleTree {
        var subtrees: [Digest] = []
        var start = 0
        while start < size {
            let level = Self.log(size - start)
            subtrees.append(try hash(level: level, index: start >> level))
            start += 1 << level
        }
        guard let tree = MerkleTree(size: size, subtrees: subtrees) else {
            preconditionFailure("there is one subtree for each bit of the size")
        }
        return tree
    }

    /// The largest power of two that is not above `count`, as its exponent.
    private static func log(_ count: Int) -> Int { Int.bitWidth - 1 - count.leadingZeroBitCount }

    /// Where a tree of so many leaves splits: the largest power of two below `count`.
    static func split(_ count: Int) -> Int { 1 << log(count - 1) }
}
