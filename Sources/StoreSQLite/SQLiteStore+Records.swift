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
            var maker = RecordMaker(versions: try versions(of: form, in: database))
            let statement = try database.cachedStatement(sql: RecordMaker.selection)
            try unsafe statement.forEachRow(from: numbers.lowerBound, through: numbers.upperBound) {
                try unsafe maker.take($0)
            }
            return maker.records
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
            let statement = try database.cachedStatement(
                sql: """
                    SELECT response_id, decisions FROM consent_act
                    WHERE response_id BETWEEN ? AND ? ORDER BY response_id, id
                    """)
            var (valid, words) = ([Int: Set<PurposeIdentifier>](), DecisionWords())
            valid.reserveCapacity(numbers.count)
            try unsafe statement.forEachRow(from: numbers.lowerBound, through: numbers.upperBound) {
                try words.apply(
                    unsafe $0.bytes(1), to: &valid[unsafe $0.integer(0), default: []])
            }
            return valid
        }
    }
}
