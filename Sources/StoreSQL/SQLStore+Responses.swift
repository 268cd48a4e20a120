import Consent
import Foundation
package import Store
package import Values

extension SQLStore {
    package func response(
        withCode code: Digest
    ) throws(StoreError) -> StoredResponse? {
        try read { database in
            let row = try database.row(
                """
                SELECT response.*, form.name AS form, form_version.digest AS version_digest,
                    form_version.source AS form_source
                FROM response JOIN form_version ON form_version.id = form_version_id
                    JOIN form ON form.id = form_version.form_id
                WHERE code_key = ? AND code_digest = ?
                """, code.key, code)
            guard let row else { return nil }
            return try StoredResponse(row, acts: acts(ofResponse: row["id"], in: database))
        }
    }

    package func responseCount() throws(StoreError) -> Int {
        try read { try $0.value("SELECT count(*) FROM response") ?? 0 }
    }

    package func responseCodes(
        after code: Digest?, limit: Int
    ) throws(StoreError) -> [Digest] {
        try read { database in
            try database.rows(
                """
                SELECT code_digest FROM response
                WHERE id > coalesce((SELECT id FROM response WHERE code_key = ?), 0)
                ORDER BY id LIMIT ?
                """, code?.key, limit
            )
            .map { try $0.digest("code_digest") }
        }
    }
}

extension StoredResponse {
    fileprivate init(_ row: SQLRow, acts: [StoredAct]) throws {
        let key: [UInt8]? = row["content_key"]
        let answers: [UInt8]? = row["answers"]
        let proofKey: [UInt8]? = row["proof_key"]
        let withdrawn: String? = row["withdrawn_on"]
        let erased: String? = row["erased_on"]
        let changed: String? = row["changed_on"]
        self.init(
            code: try row.digest("code_digest"), subject: row.bytes("subject"),
            form: try row.checked("form"), formVersion: try row.digest("version_digest"),
            formSource: row.bytes("form_source"), language: try row.checked("language"),
            receivedOn: try row.day("received_on"), withdrawnOn: withdrawn.flatMap { Day($0) },
            erasedOn: erased.flatMap { Day($0) },
            version: row["version"], changedOn: changed.flatMap { Day($0) },
            content: key.flatMap { key in
                answers.map { SealedContent(key: key, bytes: $0) }
            },
            proofKey: proofKey.map { [UInt8]($0) }, acts: acts)
    }
}
