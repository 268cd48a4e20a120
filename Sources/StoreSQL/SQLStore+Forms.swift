package import Consent
package import FormModel
package import Store
package import Values

extension SQLStore {
    private static let selection = """
        SELECT form.name, form.state, form.responses, form_version.version, form_version.digest,
            form_version.language, form_version.source
        FROM form JOIN form_version ON form_version.id = form.current_version_id
        """

    package func forms() throws(StoreError) -> [StoredForm] {
        try read { database in
            try database.rows(Self.selection + " ORDER BY form.name")
                .map { try stored($0, in: database) }
        }
    }

    package func form(named name: FormName) throws(StoreError) -> StoredForm? {
        try read { database in
            try database.row(Self.selection + " WHERE form.name = ?", name.text)
                .map { try stored($0, in: database) }
        }
    }

    private func stored(_ row: SQLRow, in database: any SQLSession) throws -> StoredForm {
        let translations = try translations(
            of: row.digest("digest"), in: database, where: "in_force = 1")
        return try StoredForm(row, translations: translations.sorted { $0.language < $1.language })
    }

    package func publish(
        _ form: Form, source: [UInt8], consent: Notice, translations: [PublishedTranslation],
        on day: Day
    ) throws(StoreError) -> Bool {
        try write { database in
            let size = try ledgerSize(in: database)
            let formNumber = try number(of: form.name, in: database)
            try refuseOtherContent(of: form, formNumber: formNumber, in: database)
            let noticeNumber = try keep(consent, on: day, in: database)
            try insertVersion(
                form, source: source, formNumber: formNumber, noticeNumber: noticeNumber, on: day,
                in: database)
            let hasNewTexts = try putInForce(translations, of: form, on: day, in: database)
            let isNew = try makeCurrent(form, formNumber: formNumber, in: database)
            guard isNew || hasNewTexts else { return false }
            try record(.published(form), since: size, in: database)
            try tell(.published(form), on: day, in: database)
            return true
        }
    }

    package func close(_ form: FormName, on day: Day) throws(StoreError) -> Bool {
        try write { database in
            let closed = try database.run(
                "UPDATE form SET state = 'closed' WHERE name = ? AND state = 'open'", form.text)
            if closed > 0 {
                try endInvitations(of: form, in: database)
                try tell(.closed(form), on: day, in: database)
                return true
            }
            let isKnown: Bool? = try database.value(
                "SELECT EXISTS (SELECT 1 FROM form WHERE name = ?)", form.text)
            guard isKnown == true else { throw StoreError.unknownForm(form) }
            return false
        }
    }

    private func number(of name: FormName, in database: any SQLSession) throws -> Int {
        try database.run(
            "INSERT INTO form (name, state) VALUES (?, 'open') ON CONFLICT DO NOTHING", name.text)
        let number: Int? = try database.value("SELECT id FROM form WHERE name = ?", name.text)
        guard let number else { throw StoreError.unknownForm(name) }
        return number
    }

    /// One version number never names two contents: a response says which version it answered.
    private func refuseOtherContent(
        of form: Form, formNumber: Int, in database: any SQLSession
    ) throws {
        let taken: [UInt8]? = try database.value(
            "SELECT digest FROM form_version WHERE form_id = ? AND version = ?", formNumber,
            form.version.description)
        guard let taken, taken != form.digest.bytes else { return }
        throw StoreError.versionTaken(form.name, version: form.version.description)
    }

    private func insertVersion(
        _ form: Form, source: [UInt8], formNumber: Int, noticeNumber: Int, on day: Day,
        in database: any SQLSession
    ) throws {
        let rows = try database.insertEach(
            """
            INSERT INTO form_version
                (form_id, digest, version, language, source, consent_notice_id, published_on)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
            """,
            with: [
                [
                    .integer(formNumber), .blob(form.digest.bytes), .text(form.version.description),
                    .text(form.language.text), .blob(source), .integer(noticeNumber),
                    .text(day.description),
                ]
            ])
        guard let version = rows[0] else { return }
        try insertCells(of: form, formNumber: formNumber, version: version, in: database)
        try appendLeaves([.published(formVersion: form.digest, on: day)], in: database)
    }

    private func insertCells(
        of form: Form, formNumber: Int, version: Int, in database: any SQLSession
    ) throws {
        let cells = form.cells.map { cell -> [SQLValue] in
            [.integer(formNumber), .text(cell.item.text), .text(cell.name.description)]
        }
        try database.runEach(
            """
            INSERT INTO count_cell (form_id, item, cell, position)
            SELECT ?1, ?2, ?3, count(*) FROM count_cell WHERE form_id = ?1
            ON CONFLICT (form_id, item, cell) DO NOTHING
            """, with: cells)
        try database.runEach(
            """
            INSERT INTO form_version_cell (form_version_id, position, count_cell_id)
            SELECT ?4, ?5, id FROM count_cell WHERE form_id = ?1 AND item = ?2 AND cell = ?3
            """,
            with: cells.enumerated().map { $1 + [.integer(version), .integer($0)] })
    }

    private func makeCurrent(_ form: Form, formNumber: Int, in database: any SQLSession) throws
        -> Bool
    {
        return try database.run(
            """
            UPDATE form SET state = 'open', current_version_id =
                (SELECT id FROM form_version WHERE digest = ?1)
            WHERE id = ?2 AND (state <> 'open' OR current_version_id IS DISTINCT FROM
                (SELECT id FROM form_version WHERE digest = ?1))
            """, form.digest, formNumber) > 0
    }
}

extension StoredForm {
    fileprivate init(_ row: SQLRow, translations: [StoredTranslation]) throws {
        self.init(
            name: try row.checked("name"), version: row["version"],
            digest: try row.digest("digest"), language: try row.checked("language"),
            source: row.bytes("source"), translations: translations,
            isOpen: row["state"] == "open", responses: row["responses"])
    }
}

extension OperatorAction {
    fileprivate static func published(_ form: Form) -> OperatorAction {
        OperatorAction(
            .formPublished,
            [
                "form": form.name.text, "version": form.version.description,
                "digest": form.digest.hexadecimal,
            ])
    }
}
