package import Store
package import Values

extension SQLStore {
    package func counts(of form: FormName) throws(StoreError) -> [CountRow] {
        try read { database in
            let column: [UInt8]? = try database.value(
                "SELECT counts FROM form WHERE name = ?", form.text)
            guard let counts = try column.map(FormCounts.init) else { return [] }
            return try database.rows(
                """
                SELECT item, cell, position FROM count_cell
                JOIN form ON form.id = form_id WHERE form.name = ? ORDER BY position
                """, form.text
            )
            .map {
                CountRow(item: $0["item"], cell: $0["cell"], responses: counts[$0["position"]])
            }
        }
    }

    package func consentTotals() throws(StoreError) -> [ConsentTotal] {
        try read { database in
            try database.rows(
                """
                WITH decision AS (
                    SELECT response_id, context_id, purpose, status, row_number() OVER (
                        PARTITION BY response_id, subscriber_id, purpose
                        ORDER BY act_id DESC) AS age
                    FROM (\(engine.wording.decisions)) AS decided
                )
                SELECT form.name AS form, purpose, status, count(*) AS subjects,
                    notice.digest AS notice, notice.published_on AS notice_day
                FROM decision LEFT JOIN response ON response.id = response_id
                    LEFT JOIN form_version ON form_version.id = response.form_version_id
                    LEFT JOIN form ON form.id = form_version.form_id
                    JOIN consent_context ON consent_context.id = context_id
                    JOIN notice ON notice.id = notice_id
                WHERE age = 1
                GROUP BY 1, 2, 3, notice.id ORDER BY 1, 2, 3, notice.id
                """
            )
            .map(ConsentTotal.init)
        }
    }
}

extension ConsentTotal {
    fileprivate init(_ row: SQLRow) throws {
        let form: String? = row["form"]
        self.init(
            form: form.flatMap(FormName.init), purpose: try row.checked("purpose"),
            notice: try row.digest("notice"), noticeDay: try row.day("notice_day"),
            status: row["status"], subjects: row["subjects"])
    }
}
