import Consent
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func formVersions(of form: FormName) throws(StoreError) -> [StoredFormVersion] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT digest, published_on, source
                    FROM form_version JOIN form ON form.id = form_id
                    WHERE form.name = ? ORDER BY form_version.id
                    """, arguments: [form.text]
            )
            .map {
                StoredFormVersion(
                    digest: try $0.digest("digest"), publishedOn: try $0.day("published_on"),
                    source: $0.bytes("source"))
            }
        }
    }

    package func lastRecord() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT max(id) FROM response") ?? 0 }
    }

    package func records(
        of form: FormName, in numbers: ClosedRange<Int>
    ) throws(StoreError) -> [StoredRecord] {
        try read { database in
            let versions = try versions(of: form, in: database)
            var languages: [String: LanguageTag] = [:]
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT id, form_version_id, subject, language, received_on, content_key, answers
                        FROM response WHERE id BETWEEN ? AND ? AND answers IS NOT NULL
                        ORDER BY id
                        """), arguments: [numbers.lowerBound, numbers.upperBound])
            var records: [StoredRecord] = []
            while let row = try rows.next() {
                guard let version = versions[row[1]] else { continue }
                records.append(try StoredRecord(row, version, &languages))
            }
            return records
        }
    }

    private func versions(
        of form: FormName, in database: Database
    ) throws -> [Int: Values.Digest] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT form_version.id, digest FROM form_version JOIN form ON form.id = form_id
                    WHERE form.name = ?
                    """), arguments: [form.text])
        return try Dictionary(
            rows.map { ($0[0], try $0.digest("digest")) }, uniquingKeysWith: { first, _ in first })
    }

    package func validPurposes(
        ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Set<PurposeIdentifier>] {
        try read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT response_id, decisions FROM consent_act
                        WHERE response_id BETWEEN ? AND ? ORDER BY response_id, id
                        """), arguments: [numbers.lowerBound, numbers.upperBound])
            var valid: [Int: Set<PurposeIdentifier>] = [:]
            while let row = try rows.next() {
                let decisions = try Decisions(text: row[1])
                valid[row[0], default: []].apply(decisions)
            }
            return valid
        }
    }
}

extension Set<PurposeIdentifier> {
    /// Follows what was decided later.
    fileprivate mutating func apply(_ decisions: Decisions) {
        for entry in decisions.entries {
            if entry.status.isValidForProcessing {
                insert(entry.purpose)
            } else {
                remove(entry.purpose)
            }
        }
    }
}

extension StoredRecord {
    /// Reads a row of `id`, `form_version_id`, `subject`, `language`, `received_on`, `content_key` and
    /// `answers`; `languages` remembers those that were seen.
    fileprivate init(
        _ row: Row, _ version: Values.Digest, _ languages: inout [String: LanguageTag]
    ) throws {
        let language: String = row[3]
        let tag = try languages[language] ?? row.checked("language")
        languages[language] = tag
        self.init(
            number: row[0], subject: [UInt8](row[2] as Data), formVersion: version, language: tag,
            receivedOn: try row.day("received_on"),
            content: SealedContent(
                key: [UInt8](row[5] as Data), bytes: [UInt8](row[6] as Data)))
    }
}
