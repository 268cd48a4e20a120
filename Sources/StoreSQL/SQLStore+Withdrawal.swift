package import Store
import Values

extension SQLStore {
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
        _ withdrawal: SealedWithdrawal, in database: any SQLSession
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
        _ code: Digest, in database: any SQLSession
    ) throws -> (row: Int, version: Int, cells: FormVersionCells)? {
        let row = try database.row(
            """
            SELECT response.id, response.version, form_version.digest
            FROM response JOIN form_version ON form_version.id = form_version_id
            WHERE code_key = ? AND code_digest = ? AND withdrawn_on IS NULL
            """, code.key, code)
        guard let row else { return nil }
        return (row["id"], row["version"], try cells(of: row.digest("digest"), in: database))
    }

    /// The answers go, and with their key whatever copy of them is left elsewhere.
    private func erase(_ row: Int, on day: Day, in database: any SQLSession) throws {
        try database.run(
            """
            UPDATE response SET answers = NULL, content_key = NULL, withdrawn_on = ?,
                consents_end_on = NULL
            WHERE id = ?
            """, day.description, row)
    }
}
