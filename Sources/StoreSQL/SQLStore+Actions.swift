package import Consent
import Foundation
package import Store
import Values

extension SQLStore {
    package func record(_ action: OperatorAction, leaf: LedgerLeaf?) throws(StoreError) {
        try write { database in
            let position = try leaf.map { try appendLeaves([$0], in: database) }
            try record(action, leaf: position, in: database)
        }
    }

    package func actions(limit: Int) throws(StoreError) -> [StoredAction] {
        try read { database in
            try database.rows(
                """
                SELECT * FROM (SELECT * FROM operator_action ORDER BY id DESC LIMIT ?)
                ORDER BY id
                """, limit
            )
            .map(StoredAction.init)
        }
    }

    /// Writes down what an operator did, in the transaction that does it.
    package func record(_ action: OperatorAction, leaf: Int?, in database: any SQLSession) throws {
        let facts = JSONValue.object(action.facts.mapValues { .string($0) })
        try database.run(
            "INSERT INTO operator_action (kind, facts, leaf) VALUES (?, ?, ?)",
            action.kind.rawValue, String(decoding: facts.canonical, as: UTF8.self), leaf)
    }

    /// How many leaves the ledger has, for a transaction that may append some.
    func ledgerSize(in database: any SQLSession) throws -> Int {
        try database.value("SELECT size FROM ledger_tree") ?? 0
    }

    /// Writes down what an operator did, with the last leaf since the ledger had `size` leaves.
    func record(_ action: OperatorAction, since size: Int, in database: any SQLSession) throws {
        let now = try ledgerSize(in: database)
        try record(action, leaf: now > size ? now - 1 : nil, in: database)
    }
}

extension StoredAction {
    fileprivate init(_ row: SQLRow) throws {
        guard let kind = OperatorAction.Kind(rawValue: row["kind"]) else {
            throw StoreError.failed(reason: "an operator's action cannot be read")
        }
        let facts = try JSONDecoder().decode(
            [String: String].self, from: Data((row["facts"] as String).utf8))
        self.init(
            number: row["id"], happenedAt: Moment(seconds: row["happened_at"]),
            action: OperatorAction(kind, facts), leaf: row["leaf"])
    }
}
