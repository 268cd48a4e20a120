import GRDB
package import Store
import Values

extension SQLiteStore {
    package func change(_ change: SealedChange) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(change.code, in: database) else { return false }
            try database.cachedStatement(
                sql: """
                    UPDATE response SET answers = ?, changed_on = ?, version = version + 1
                    WHERE id = ? AND version = ?
                    """
            ).run(
                .blob(change.answers), .text(change.day.description), .integer(response.row),
                .integer(change.replaces))
            guard database.changesCount > 0 else { return false }
            var counts = CountChanges()
            counts.add(-1, in: change.oldCells, of: response.cells)
            counts.add(1, in: change.newCells, of: response.cells)
            try counts.apply(in: database)
            return true
        }
    }
}
