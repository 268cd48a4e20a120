import Consent
import Store
package import Values

extension SQLStore {
    /// Appends the leaf of each restoration that has none yet.
    package func attestRestorations(on day: Day, in database: any SQLSession) throws {
        let rows = try database.rows(
            """
            SELECT id, facts ->> 'size' AS size, facts ->> 'root' AS root FROM operator_action
            WHERE kind = ? AND leaf IS NULL AND facts ->> 'root' IS NOT NULL
            """, OperatorAction.Kind.restored.rawValue)
        for row in rows {
            guard let size = Int(row["size"] as String),
                let root = Digest(hexadecimal: row["root"] as String)
            else { continue }
            let leaf = try insert([.restored(size: size, root: root, on: day)], in: database)
            try database.run(
                "UPDATE operator_action SET leaf = ? WHERE id = ?", leaf, row["id"] as Int)
        }
    }
}
