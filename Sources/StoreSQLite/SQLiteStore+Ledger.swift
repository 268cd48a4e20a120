package import Consent
import Foundation
import GRDB
package import Store
import Values

/// Whose consent changed.
enum ConsentOwner {
    case response(Int64)
    case subscriber(Int64)
}

/// An entry with the row that it belongs to.
struct OwnedEntry {
    let owner: ConsentOwner
    let entry: SealedEntry
}

extension SQLiteStore {
    package func ledgerTree() throws(StoreError) -> MerkleTree {
        try read(tree)
    }

    package func ledgerLeaves(
        from position: Int, limit: Int
    ) throws(StoreError) -> [LedgerLeaf] {
        try read { database in
            try Data.fetchAll(
                database,
                sql: "SELECT entry FROM ledger_leaf WHERE position >= ? ORDER BY position LIMIT ?",
                arguments: [position, limit]
            )
            .map { LedgerLeaf(bytes: [UInt8]($0)) }
        }
    }

    /// Appends the leaves of consent events and the events themselves.
    ///
    /// The order within a batch is drawn by lot, so that the ledger does not show which events
    /// belong to one person.
    func append(_ entries: [OwnedEntry], in database: Database) throws {
        guard !entries.isEmpty else { return }
        let shuffled = entries.shuffled()
        let first = try appendLeaves(shuffled.map(\.entry.leaf), in: database)
        for (offset, owned) in shuffled.enumerated() {
            try insert(owned, leaf: first + offset, in: database)
        }
    }

    /// Appends leaves and moves the tree's edge once; returns the position of the first.
    @discardableResult
    func appendLeaves(_ leaves: [LedgerLeaf], in database: Database) throws -> Int {
        var tree = try tree(in: database)
        let first = tree.size
        let statement = try database.cachedStatement(
            sql: "INSERT INTO ledger_leaf (position, entry) VALUES (?, ?)")
        for leaf in leaves {
            try statement.execute(arguments: [tree.size, Data(leaf.bytes)])
            tree.append(leaf)
        }
        try save(tree, in: database)
        return first
    }

    private func insert(_ owned: OwnedEntry, leaf: Int, in database: Database) throws {
        let event = owned.entry.event
        let (response, subscriber): (Int64?, Int64?) =
            switch owned.owner {
            case .response(let row): (row, nil)
            case .subscriber(let row): (nil, row)
            }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO consent_event (response_id, subscriber_id, purpose, status, notice_id,
                    purpose_index, happened_on, leaf, record)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            response, subscriber, event.purpose.text, event.status.rawValue,
            try number(ofNotice: event.notice, in: database), event.purposeIndex,
            event.day.description, leaf, Data(owned.entry.record),
        ])
    }

    private func tree(in database: Database) throws -> MerkleTree {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT size, subtrees FROM ledger_tree"))
        guard let row else { return MerkleTree() }
        let bytes = row.bytes("subtrees")
        let subtrees = stride(from: 0, to: bytes.count, by: 32).compactMap {
            Values.Digest(bytes: Array(bytes[$0..<min($0 + 32, bytes.count)]))
        }
        guard let tree = MerkleTree(size: row["size"], subtrees: subtrees) else {
            throw StoreError.failed(reason: "the ledger's tree cannot be read")
        }
        return tree
    }

    private func save(_ tree: MerkleTree, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO ledger_tree (id, size, subtrees, root) VALUES (1, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    size = excluded.size, subtrees = excluded.subtrees, root = excluded.root
                """)
        try statement.execute(arguments: [
            tree.size, Data(tree.subtrees.flatMap(\.bytes)), tree.root.data,
        ])
    }
}
