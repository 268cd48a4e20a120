import Consent
import Testing
import Values

@Suite struct MerkleTreeTests {
    // RFC 6962's reference leaves, and the roots that Certificate Transparency publishes for them.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6f),
    ]

    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ])
    func `has the roots of the reference vectors`(size: Int, root: String) {
        #expect(tree(of: size).root.hexadecimal == root)
    }

    @Test(arguments: 0...8)
    func `can be kept and taken up again`(size: Int) throws {
        let tree = tree(of: size)
        #expect(MerkleTree(size: tree.size, subtrees: tree.subtrees) == tree)
    }

    @Test(arguments: 0...40)
    func `agrees with the recursive definition of RFC 6962`(size: Int) {
        let leaves = (0..<size).map { LedgerLeaf(bytes: [UInt8($0)]) }
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        #expect(tree.root == Self.root(of: leaves[...]))
    }

    @Test func `refuses hashes that do not fit the size`() {
        #expect(MerkleTree(size: 3, subtrees: [Digest(of: [])]) == nil)
        #expect(MerkleTree(size: -1, subtrees: []) == nil)
    }

    private func tree(of size: Int) -> MerkleTree {
        Self.leaves.prefix(size).reduce(into: MerkleTree()) { $0.append(LedgerLeaf(bytes: $1)) }
    }

    /// RFC 6962 §2.1, to the letter.
    private static func root(of leaves: ArraySlice<LedgerLeaf>) -> Digest {
        guard let only = leaves.first else { return Digest(of: []) }
        guard leaves.count > 1 else { return Digest(of: [0x00] + only.bytes) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let left = root(of: leaves.prefix(split))
        let right = root(of: leaves.dropFirst(split))
        return Digest(of: [0x01] + left.bytes + right.bytes)
    }
}
