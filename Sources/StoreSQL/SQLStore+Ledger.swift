package import Consent
package import Store
import Synchronization
import Values

extension SQLStore {
    package func ledgerTree() throws(StoreError) -> MerkleTree {
        try read(Self.tree)
    }

    package func ledgerLeaves(
        from position: Int, limit: Int
    ) throws(StoreError) -> [LedgerLeaf] {
        try read { try Self.leaves(from: position, limit: limit, in: $0) }
    }

    package static func leaves(
        from position: Int, limit: Int, in database: any SQLSession
    ) throws -> [LedgerLeaf] {
        var leaves: [LedgerLeaf] = []
        try database.scan(
            """
            SELECT first_leaf, entries FROM ledger_bundle
            WHERE first_leaf >= coalesce(
                    (SELECT max(first_leaf) FROM ledger_bundle WHERE first_leaf <= ?1), 0)
                AND first_leaf - ?1 < ?2 ORDER BY first_leaf
            """, with: [.integer(position), .integer(limit)]
        ) { row in
            let first = row.integer(0)
            guard let bundle = LedgerBundle.leaves(in: row.bytes(1)) else {
                throw StoreError.failed(reason: "a bundle of the ledger cannot be read")
            }
            leaves += bundle.dropFirst(max(0, position - first)).prefix(limit - leaves.count)
        }
        return leaves
    }

    /// Appends leaves, moves the tree's edge and signs it once; returns the position of the first leaf.
    @discardableResult
    func appendLeaves(_ leaves: [LedgerLeaf], in database: any SQLSession) throws -> Int {
        try requireStanding()
        return try insert(leaves, in: database)
    }

    @discardableResult
    func insert(_ leaves: [LedgerLeaf], in database: any SQLSession) throws -> Int {
        guard !leaves.isEmpty else { return try Self.tree(in: database).size }
        var tree = try Self.tree(in: database)
        let first = tree.size
        try append(leaves, to: &tree, in: database)
        try database.runLater(
            "INSERT INTO ledger_bundle (first_leaf, leaves, entries) VALUES (?, ?, ?)", first,
            leaves.count, LedgerBundle.bytes(of: leaves))
        try save(tree, in: database)
        return first
    }

    /// Moves the tree's edge behind the leaves and keeps the tiles that they fill.
    private func append(
        _ leaves: [LedgerLeaf], to tree: inout MerkleTree, in database: any SQLSession
    ) throws {
        let known = openTile.withLock { $0.take() }
        let kept = LedgerHashes(database)
        var hashes = try known?.hashes(of: tree) ?? kept.openLeaves(of: tree)
        for leaf in leaves {
            hashes.append(leaf.hash)
            guard let root = tree.append(leaf) else { continue }
            try kept.keepFullTile(tree.size / LedgerTile.width - 1, hashes, root: root)
            hashes.removeAll(keepingCapacity: true)
        }
        let tile = OpenTile(of: tree, hashes: hashes)
        openTile.withLock { $0 = tile }
    }

    /// The tree that the first `size` leaves make, or all when there are fewer; some thousands of them are
    /// held at a time.
    package static func replayedTree(
        ofSize size: Int, in database: any SQLSession
    ) throws -> MerkleTree {
        var tree = MerkleTree()
        while tree.size < size {
            let leaves = try leaves(
                from: tree.size, limit: min(10_000, size - tree.size), in: database)
            guard !leaves.isEmpty else { break }
            for leaf in leaves { tree.append(leaf) }
        }
        return tree
    }

    /// The question for the tree's edge.
    static let edge = "SELECT size, subtrees FROM ledger_tree"

    /// The edge of the tree, in any file that holds the ledger.
    package static func tree(in database: any SQLSession) throws -> MerkleTree {
        let row = try database.row(edge)
        guard let row else { return MerkleTree() }
        let bytes = row.bytes("subtrees")
        let subtrees = stride(from: 0, to: bytes.count, by: 32).compactMap {
            Digest(bytes: Array(bytes[$0..<min($0 + 32, bytes.count)]))
        }
        guard let tree = MerkleTree(size: row["size"], subtrees: subtrees) else {
            throw StoreError.failed(reason: "the ledger's tree cannot be read")
        }
        return tree
    }

    /// Keeps the tree's edge with its signed head.
    func save(_ tree: MerkleTree, in database: any SQLSession) throws {
        try database.runLater(
            """
            INSERT INTO ledger_tree (id, size, subtrees, root, note) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET size = excluded.size, subtrees = excluded.subtrees,
                root = excluded.root, note = excluded.note
            """, tree.size, tree.subtrees.flatMap(\.bytes), tree.root.bytes,
            sign(tree).content)
    }
}
