import GRDB
package import Store
import Synchronization
import Values

extension SQLiteStore {
    package func accept(_ batch: [SealedEntry]) throws(StoreError) -> [Acceptance] {
        try write { database in
            var counts = CountChanges()
            var acts: [OwnedAct] = []
            acts.reserveCapacity(batch.count)
            let insert = try database.cachedStatement(sql: Self.insertion)
            let outcomes = try batch.map { entry -> Acceptance in
                guard case .submission(let submission) = entry else {
                    return try save(entry, in: database)
                }
                let cells = try cells(of: submission.formVersion, in: database)
                if let refusal = try admit(submission, to: cells.form, in: database) {
                    return refusal
                }
                try insert.run(
                    .blob(submission.subject), .integer(submission.code.key),
                    .blob(submission.code.bytes), .integer(cells.version),
                    .text(submission.language.text),
                    .text(submission.day.description), .blob(submission.contentKey),
                    .blob(submission.proofKey), .blob(submission.answers),
                    submission.consentsEndOn.map { .text($0.description) } ?? .null)
                guard database.changesCount > 0 else { return .repeated }
                let owner = ConsentOwner.response(Int(database.lastInsertedRowID))
                acts.append(OwnedAct(owner: owner, act: submission.act))
                counts.add(1, in: submission.cells, of: cells)
                if submission.endsDraft { _ = try discard(submission.code, in: database) }
                return .stored
            }
            try append(acts, in: database)
            try counts.apply(in: database)
            return outcomes
        }
    }

    /// What keeps a submission from being stored that comes with an invitation, which is answered by it.
    private func admit(
        _ submission: SealedSubmission, to form: Int, in database: Database
    ) throws -> Acceptance? {
        guard let invitation = submission.invitation else { return nil }
        guard try !isSent(submission.code, in: database) else { return .repeated }
        return try answer(invitation, form: form, in: database) ? nil : .used
    }

    private func save(_ entry: SealedEntry, in database: Database) throws -> Acceptance {
        switch entry {
        case .draft(let draft): return try save(draft, in: database)
        case .request(let request):
            try insert(request, in: database)
            return .stored
        case .submission: preconditionFailure("a submission is not saved as a draft")
        }
    }

    private static let insertion = """
        INSERT INTO response (subject, code_key, code_digest, form_version_id, language,
            received_on, content_key, proof_key, answers, consents_end_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code_key) DO NOTHING
        """

    /// The cells of a form version, read once for each version.
    func cells(
        of digest: Values.Digest, in database: Database
    ) throws -> FormVersionCells {
        if let known = cells.withLock({ $0[digest] }) { return known }
        let loaded = try loadCells(of: digest, in: database)
        cells.withLock { $0[digest] = loaded }
        return loaded
    }

    private func loadCells(
        of digest: Values.Digest, in database: Database
    ) throws -> FormVersionCells {
        let version = try Row.fetchOne(
            database, sql: "SELECT id, form_id FROM form_version WHERE digest = ?",
            arguments: [digest.data])
        guard let version else { throw StoreError.failed(reason: "the form version is not stored") }
        let positions = try Int.fetchAll(
            database,
            sql: """
                SELECT count_cell.position FROM form_version_cell
                JOIN count_cell ON count_cell.id = count_cell_id
                WHERE form_version_id = ? ORDER BY form_version_cell.position
                """, arguments: [version["id"]])
        return FormVersionCells(
            version: version["id"], form: version["form_id"], positions: positions)
    }
}
