package import Store
package import Values

extension SQLStore {
    package func notePeriods(
        _ periods: [String: Int], of notice: Digest
    ) throws(StoreError) {
        try write { database in
            for (name, value) in periods {
                try database.run(
                    """
                    INSERT INTO notice_period (notice_id, name, value)
                    SELECT id, ?, ? FROM notice WHERE digest = ?
                    ON CONFLICT DO UPDATE SET value = excluded.value
                    """, name, value, notice)
            }
        }
    }

    package func periods(of notice: Digest) throws(StoreError) -> [String: Int] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT name, value FROM notice_period JOIN notice ON notice.id = notice_id
                WHERE notice.digest = ?
                """, notice)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["value"]) })
        }
    }
}
