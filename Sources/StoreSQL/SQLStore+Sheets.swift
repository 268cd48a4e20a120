package import Store
package import Values

extension SQLStore {
    package func sheet(
        at place: SheetPlace, withTexts: Bool
    ) throws(StoreError) -> SheetContents? {
        try readOnce { database in
            try database.row(
                """
                SELECT content_key, answers \(withTexts ? ", texts" : "") FROM answer_sheet
                WHERE first_response = ? AND form_id = (SELECT id FROM form WHERE name = ?)
                """, place.first, place.form.text
            )
            .map { row in
                SheetContents(
                    key: row.bytes("content_key"), answers: row.bytes("answers"),
                    texts: withTexts ? row.bytes("texts") : [])
            }
        }
    }

    package func sheets(of form: FormName) throws(StoreError) -> [Int] {
        try read { database in
            try database.values(
                """
                SELECT first_response FROM answer_sheet JOIN form ON form.id = form_id
                WHERE form.name = ? ORDER BY first_response
                """, form.text)
        }
    }

    package func keep(_ sheet: SealedSheet) throws(StoreError) -> Bool {
        try write { database in
            // Nobody else writes meanwhile, so that no smaller number is still to come.
            let last: Int = try database.value("SELECT max(id) FROM response") ?? 0
            guard last >= sheet.numbers.upperBound,
                try revisions(sheet.numbers, of: sheet.form, in: database) == sheet.revisions
            else { return false }
            return try database.run(
                """
                INSERT INTO answer_sheet (first_response, form_id, content_key, answers, texts)
                SELECT ?, id, ?, ?, ? FROM form WHERE name = ? ON CONFLICT DO NOTHING
                """, sheet.numbers.lowerBound, sheet.contents.key, sheet.contents.answers,
                sheet.contents.texts, sheet.form.text) > 0
        }
    }

    /// The number and the revision of each response to a form that counts now.
    private func revisions(
        _ numbers: ClosedRange<Int>, of form: FormName, in database: any SQLSession
    ) throws -> [Int] {
        var revisions: [Int] = []
        revisions.reserveCapacity(2 * numbers.count)
        try database.scan(
            """
            SELECT id, version FROM response
            WHERE id BETWEEN ? AND ? AND answers IS NOT NULL AND form_version_id IN (
                SELECT form_version.id FROM form_version JOIN form ON form.id = form_id
                WHERE form.name = ?)
            ORDER BY id
            """,
            with: [
                .integer(numbers.lowerBound), .integer(numbers.upperBound), .text(form.text),
            ]
        ) { revisions += [$0.integer(0), $0.integer(1)] }
        return revisions
    }
}
