import Foundation
package import Store
package import Values

extension SQLStore {
    package func draft(withCode code: Digest) throws(StoreError) -> StoredDraft? {
        try readOnce { database in
            let row = try database.row(
                """
                SELECT draft.*, form.name AS form, form_version.digest AS version_digest,
                    form_version.source AS form_source
                FROM draft JOIN form_version ON form_version.id = form_version_id
                    JOIN form ON form.id = form_version.form_id
                WHERE code_key = ? AND code_digest = ?
                """, code.key, code)
            return try row.map(StoredDraft.init)
        }
    }

    package func draftCodes(
        of form: FormName, after code: Digest?, limit: Int
    ) throws(StoreError) -> [Digest] {
        try read { database in
            try database.rows(
                """
                SELECT code_digest FROM draft
                    JOIN form_version ON form_version.id = form_version_id
                    JOIN form ON form.id = form_version.form_id
                WHERE form.name = ?1 AND content IS NOT NULL
                    AND draft.id > coalesce((SELECT id FROM draft WHERE code_key = ?2), 0)
                ORDER BY draft.id LIMIT ?3
                """, form.text, code?.key, limit
            )
            .map { try $0.digest("code_digest") }
        }
    }

    package func discardDraft(withCode code: Digest) throws(StoreError) -> Bool {
        try write { try discard(code, in: $0) }
    }

    private static let discarding = "DELETE FROM draft WHERE code_key = ? AND code_digest = ?"

    func discard(_ code: Digest, in database: any SQLSession) throws -> Bool {
        try database.run(Self.discarding, code.key, code) > 0
    }

    /// Deletes the drafts of these codes, where there are any.
    func discardLater(_ codes: [Digest], in database: any SQLSession) throws {
        try database.runLater(
            Self.discarding, with: codes.map { [.integer($0.key), .blob($0.bytes)] })
    }

    /// Saves drafts; the outcomes are in their order.
    func save(_ drafts: [SealedDraft], in database: any SQLSession) throws -> [Acceptance] {
        let rows = try drafts.map {
            $0.values(version: try cells(of: $0.formVersion, in: database).version)
        }
        let saved = try database.runEach(Self.saving, with: rows)
        return try zip(drafts, saved).map { draft, count in
            guard count == 0 else { return .stored }
            return try isSent(draft.code, in: database) ? .repeated : .superseded
        }
    }

    /// A draft whose response is stored is not saved any more.
    private static let saving = """
        INSERT INTO draft (subject, code_key, code_digest, form_version_id, language, revision,
            saved_on, expires_on, content_key, content)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
        WHERE NOT EXISTS (SELECT 1 FROM response WHERE code_key = ?2)
        ON CONFLICT (code_key) DO UPDATE SET subject = excluded.subject,
            form_version_id = excluded.form_version_id, language = excluded.language,
            revision = excluded.revision, saved_on = excluded.saved_on,
            expires_on = excluded.expires_on, content_key = excluded.content_key,
            content = excluded.content
        WHERE draft.revision = excluded.revision - 1
            AND draft.code_digest = excluded.code_digest
        """

    func isSent(_ code: Digest, in database: any SQLSession) throws -> Bool {
        try database.value("SELECT EXISTS (SELECT 1 FROM response WHERE code_key = ?)", code.key)
            ?? false
    }
}

extension SealedDraft {
    fileprivate func values(version: Int) -> [SQLValue] {
        [
            .blob(subject), .integer(code.key), .blob(code.bytes), .integer(version),
            .text(language.text), .integer(replaces + 1), .text(savedOn.description),
            .text(expiresOn.description), .blob(contentKey), .blob(content),
        ]
    }
}

extension StoredDraft {
    fileprivate init(_ row: SQLRow) throws {
        let key: [UInt8]? = row["content_key"]
        let content: [UInt8]? = row["content"]
        self.init(
            code: try row.digest("code_digest"), subject: row.bytes("subject"),
            form: try row.checked("form"), formVersion: try row.digest("version_digest"),
            formSource: row.bytes("form_source"), language: try row.checked("language"),
            revision: row["revision"], expiresOn: try row.day("expires_on"),
            content: key.flatMap { key in
                content.map { SealedContent(key: key, bytes: $0) }
            })
    }
}
