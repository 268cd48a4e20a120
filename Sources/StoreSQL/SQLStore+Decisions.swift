package import Store
package import Values

extension SQLStore {
    package func decide(
        _ decision: SealedDecision, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(decision.code, in: database) else { return false }
            let changed = try database.run(
                Self.decision, decision.answers, decision.contentKey,
                decision.consentsEndOn?.description,
                response.row, decision.replaces)
            guard changed > 0 else { return false }
            var counts = CountChanges()
            counts.add(-1, in: decision.oldCells, of: response.cells)
            counts.add(1, in: decision.newCells, of: response.cells)
            try counts.apply(in: database)
            try append(
                decision.acts.map { OwnedAct(owner: .response(response.row), act: $0) },
                in: database)
            try takeDownStories(of: response.row, after: decision.acts, in: database)
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    private static let decision = """
        UPDATE response SET answers = ?, content_key = ?, consents_end_on = ?, version = version + 1,
            content_key_number = content_key_number + 1
        WHERE id = ? AND version = ?
        """

    package func codesWithConsentsEnding(
        by day: Day, limit: Int
    ) throws(StoreError) -> [Digest] {
        try read { database in
            try database.rows(
                """
                SELECT code_digest FROM response
                WHERE consents_end_on <= ? AND withdrawn_on IS NULL
                ORDER BY consents_end_on LIMIT ?
                """, day.description, limit
            )
            .map { try $0.digest("code_digest") }
        }
    }
}
