package import Store
import Values

extension SQLStore {
    package func change(_ change: SealedChange) throws(StoreError) -> Bool {
        try write { database in
            guard let response = try present(change.code, in: database) else { return false }
            let changed = try database.run(
                """
                UPDATE response SET answers = ?, changed_on = ?, version = version + 1
                WHERE id = ? AND version = ?
                """, change.answers, change.day.description, response.row,
                change.replaces)
            guard changed > 0 else { return false }
            var counts = CountChanges()
            counts.add(-1, in: change.oldCells, of: response.cells)
            counts.add(1, in: change.newCells, of: response.cells)
            try counts.apply(in: database)
            return true
        }
    }
}
