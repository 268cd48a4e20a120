import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func counts(of form: FormName) throws(StoreError) -> [CountRow] {
        try read { database in
            let column = try Data.fetchOne(
                database, sql: "SELECT counts FROM form WHERE name = ?", arguments: [form.text])
            guard let counts = try column.map(FormCounts.init) else { return [] }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT item, cell, position FROM count_cell
                    JOIN form ON form.id = form_id WHERE form.name = ? ORDER BY position
                    """, arguments: [form.text]
            )
            .map {
                CountRow(item: $0["item"], cell: $0["cell"], responses: counts[$0["position"]])
            }
        }
    }

    package func consentTotals() throws(StoreError) -> [ConsentTotal] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    WITH decision AS (
                        SELECT response_id, context_id, json_extract(value, '$[0]') AS purpose,
                            json_extract(value, '$[2]') AS status,
                            row_number() OVER (
                                PARTITION BY response_id, subscriber_id, json_extract(value, '$[0]')
                                ORDER BY consent_act.id DESC) AS age
                        FROM consent_act, json_each(decisions)
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

    package func changeMark() throws(StoreError) -> Int {
        try StoreError.translated {
            try pool.writeWithoutTransaction { database in
                try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
            }
        }
    }

    package func integrityFindings() throws(StoreError) -> [String] {
        try read { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            return found.filter { $0 != "ok" }
                + dangling.map { "a row of ‘\($0[0] as String)’ refers to a row that is not there" }
        }
    }
}

extension ConsentTotal {
    fileprivate init(_ row: Row) throws {
        let form: String? = row["form"]
        self.init(
            form: form.flatMap(FormName.init), purpose: try row.checked("purpose"),
            notice: try row.digest("notice"), noticeDay: try row.day("notice_day"),
            status: row["status"], subjects: row["subjects"])
    }
}
