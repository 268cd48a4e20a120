package import Store
package import Values

extension SQLStore {
    /// Puts counts that were counted anew in the place of those that a form has.
    package func putCounts(
        _ cells: [String: Int], responses: Int, of form: FormName
    ) throws(StoreError) {
        try write { database in
            let rows = try database.rows(
                """
                SELECT item || '/' || cell AS name, position FROM count_cell
                JOIN form ON form.id = form_id WHERE form.name = ?
                """, form.text)
            var counts = try FormCounts(Array("[]".utf8))
            for row in rows { try counts.add(cells[row["name"]] ?? 0, at: row["position"]) }
            try database.run(
                "UPDATE form SET responses = ?, counts = ? WHERE name = ?", responses,
                SQLValue.utf8(counts.text), form.text)
        }
    }
}
