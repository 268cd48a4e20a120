import Foundation
import GRDB
package import Store
import Values

extension SQLiteStore {
    package func withdraw(
        _ withdrawal: SealedWithdrawal, for action: OperatorAction?
    ) throws(StoreError) -> WithdrawalOutcome {
        try write { database in
            let outcome = try end(withdrawal, in: database)
            // Without its leaf, which would lead from the action to the person's records.
            if let action, outcome == .withdrawn {
                try record(action, leaf: nil, in: database)
            }
            return outcome
        }
    }

    /// Ends a response within a transaction.
    func end(
        _ withdrawal: SealedWithdrawal, in database: Database
    ) throws -> WithdrawalOutcome {
        guard let response = try present(withdrawal.code, in: database) else {
            return .nothingToWithdraw
        }
        guard response.version == withdrawal.version else { return .superseded }
        try erase(response.row, on: withdrawal.day, in: database)
        var counts = CountChanges()
        counts.add(-1, in: withdrawal.cells, of: response.cells)
        try counts.apply(in: database)
        try append(
            withdrawal.acts.map { OwnedAct(owner: .response(response.row), act: $0) },
            in: database)
        return .withdrawn
    }

    func present(
        _ code: Values.Digest, in database: Database
    ) throws -> (row: Int, version: Int, cells: FormVersionCells)? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT response.id, response.version, form_version.digest
                FROM response JOIN form_version ON form_version.id = form_version_id
                WHERE code_key = ? AND code_digest = ? AND withdrawn_on IS NULL
                """, arguments: [code.key, code.data])
        guard let row else { return nil }
        return (row["id"], row["version"], try cells(of: row.digest("digest"), in: database))
    }

    /// The answers go, and with their key whatever copy of them is left elsewhere.
    private func erase(_ row: Int, on day: Day, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE response SET answers = NULL, content_key = NULL, withdrawn_on = ?,
                    consents_end_on = NULL
                WHERE id = ?
                """, arguments: [day.description, row])
    }

    package func forgetLog() throws(StoreError) -> Bool {
        try StoreError.translated {
            try pool.writeWithoutTransaction { database in
                // Nobody can write while the log waits for a reader, such as a backup: the caller
                // tries again instead.
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.logPatience)")
                // The first column tells whether a reader or writer kept it from finishing.
                let outcome = Result {
                    try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                }
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
                let row = try outcome.get()
                return row.map { $0[0] == 0 } ?? false
            }
        }
    }
}
