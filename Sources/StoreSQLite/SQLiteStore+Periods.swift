import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func notePeriods(
        _ periods: [String: Int], of notice: Values.Digest
    ) throws(StoreError) {
        try write { database in
            for (name, value) in periods {
                try database.execute(
                    sql: """
                        INSERT INTO notice_period (notice_id, name, value)
                        SELECT id, ?, ? FROM notice WHERE digest = ?
                        ON CONFLICT DO UPDATE SET value = excluded.value
                        """, arguments: [name, value, notice.data])
            }
        }
    }

    package func periods(of notice: Values.Digest) throws(StoreError) -> [String: Int] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, value FROM notice_period JOIN notice ON notice.id = notice_id
                    WHERE notice.digest = ?
                    """, arguments: [notice.data])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"], $0["value"]) })
        }
    }
}
