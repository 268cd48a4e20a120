import Consent
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func response(
        withCode code: Values.Digest
    ) throws(StoreError) -> StoredResponse? {
        try read { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT response.*, form.name AS form, form_version.digest AS version_digest,
                            form_version.source AS form_source
                        FROM response JOIN form_version ON form_version.id = form_version_id
                            JOIN form ON form.id = form_version.form_id
                        WHERE code_digest = ?
                        """), arguments: [code.data])
            guard let row else { return nil }
            return try StoredResponse(row, events: events(ofResponse: row["id"], in: database))
        }
    }

    package func responseCodes(
        after code: Values.Digest?, limit: Int
    ) throws(StoreError) -> [Values.Digest] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT code_digest FROM response
                    WHERE id > coalesce((SELECT id FROM response WHERE code_digest = ?), 0)
                    ORDER BY id LIMIT ?
                    """, arguments: [code?.data, limit]
            )
            .map { try $0.digest("code_digest") }
        }
    }

    private func events(
        ofResponse row: Int64, in database: Database
    ) throws -> [StoredConsentEvent] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT consent_event.*, notice.digest AS notice_digest
                    FROM consent_event JOIN consent_context ON consent_context.id = context_id
                        JOIN notice ON notice.id = notice_id
                    WHERE response_id = ? ORDER BY consent_event.id
                    """), arguments: [row]
        )
        .map(StoredConsentEvent.init)
    }
}

extension StoredConsentEvent {
    fileprivate init(_ row: Row) throws {
        guard let status = ConsentStatus(rawValue: row["status"]) else {
            throw StoreError.failed(reason: "a consent event has an unknown status")
        }
        self.init(
            event: ConsentEvent(
                purpose: try row.checked("purpose"), status: status,
                notice: try row.digest("notice_digest"), purposeIndex: row["purpose_index"],
                day: try row.day("happened_on")),
            leaf: row["leaf"], record: row.bytes("record"))
    }
}

extension StoredResponse {
    fileprivate init(_ row: Row, events: [StoredConsentEvent]) throws {
        let key: Data? = row["content_key"]
        let answers: Data? = row["answers"]
        let proofKey: Data? = row["proof_key"]
        let withdrawn: String? = row["withdrawn_on"]
        self.init(
            code: try row.digest("code_digest"), subject: row.bytes("subject"),
            form: try row.checked("form"), formVersion: try row.digest("version_digest"),
            formSource: row.bytes("form_source"), language: try row.checked("language"),
            receivedOn: try row.day("received_on"), withdrawnOn: withdrawn.flatMap { Day($0) },
            content: key.flatMap { key in
                answers.map { Content(key: [UInt8](key), answers: [UInt8]($0)) }
            },
            proofKey: proofKey.map { [UInt8]($0) }, events: events)
    }
}
