import Foundation
import GRDB
package import Store
import Synchronization
import Values

extension SQLiteStore {
    package func accept(_ batch: [SealedSubmission]) throws(StoreError) -> [Acceptance] {
        try write { database in
            var counts = CountChanges()
            var entries: [OwnedEntry] = []
            var outcomes: [Acceptance] = []
            for submission in batch {
                let cells = try cells(of: submission.formVersion, in: database)
                guard let row = try insert(submission, cells: cells, in: database) else {
                    outcomes.append(.repeated)
                    continue
                }
                counts.add(1, in: submission.cells, of: cells)
                entries += submission.entries.map { OwnedEntry(owner: .response(row), entry: $0) }
                outcomes.append(.stored)
            }
            try append(entries, in: database)
            try counts.apply(in: database)
            return outcomes
        }
    }

    /// The number of the new row, or nil when the code is there already.
    private func insert(
        _ submission: SealedSubmission, cells: FormVersionCells, in database: Database
    ) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO response (subject, code_digest, form_version_id, language, received_on,
                    content_key, proof_key, answers)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code_digest) DO NOTHING
                """)
        try statement.execute(arguments: [
            Data(submission.subject), submission.code.data, cells.version, submission.language.text,
            submission.day.description, Data(submission.contentKey), Data(submission.proofKey),
            Data(submission.answers),
        ])
        return database.changesCount > 0 ? database.lastInsertedRowID : nil
    }

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
        let rows = try Int64.fetchAll(
            database,
            sql: "SELECT count_cell_id FROM form_version_cell WHERE form_version_id = ? "
                + "ORDER BY position",
            arguments: [version["id"]])
        return FormVersionCells(version: version["id"], form: version["form_id"], rows: rows)
    }
}
