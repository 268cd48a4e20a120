package import Consent
package import FormModel
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    private static let selection = """
        SELECT form.name, form.state, form.responses, form_version.version, form_version.digest,
            form_version.language, form_version.source
        FROM form JOIN form_version ON form_version.id = form.current_version_id
        """

    package func forms() throws(StoreError) -> [StoredForm] {
        try read { database in
            try Row.fetchAll(database, sql: Self.selection + " ORDER BY form.name")
                .map { try stored($0, in: database) }
        }
    }

    package func form(named name: FormName) throws(StoreError) -> StoredForm? {
        try read { database in
            try Row.fetchOne(
                database, sql: Self.selection + " WHERE form.name = ?", arguments: [name.text]
            )
            .map { try stored($0, in: database) }
        }
    }

    private func stored(_ row: Row, in database: Database) throws -> StoredForm {
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
            return true
        }
    }

    package func close(_ form: FormName) throws(StoreError) -> Bool {
        try write { database in
            try database.execute(
                sql: "UPDATE form SET state = 'closed' WHERE name = ? AND state = 'open'",
                arguments: [form.text])
            if database.changesCount > 0 {
                try endInvitations(of: form, in: database)
                return true
            }
            let isKnown = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM form WHERE name = ?)",
                arguments: [form.text])
            guard isKnown == true else { throw StoreError.unknownForm(form) }
            return false
        }
    }

    private func number(of name: FormName, in database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT INTO form (name, state) VALUES (?, 'open') ON CONFLICT DO NOTHING",
            arguments: [name.text])
        let number = try Int.fetchOne(
            database, sql: "SELECT id FROM form WHERE name = ?", arguments: [name.text])
        guard let number else { throw StoreError.unknownForm(name) }
        return number
    }

    /// One version number never names two contents: a response says which version it answered.
    private func refuseOtherContent(
        of form: Form, formNumber: Int, in database: Database
    ) throws {
        let taken = try Data.fetchOne(
            database, sql: "SELECT digest FROM form_version WHERE form_id = ? AND version = ?",
            arguments: [formNumber, form.version.description])
        guard let taken, taken != form.digest.data else { return }
        throw StoreError.versionTaken(form.name, version: form.version.description)
    }

    private func insertVersion(
        _ form: Form, source: [UInt8], formNumber: Int, noticeNumber: Int, on day: Day,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO form_version
                    (form_id, digest, version, language, source, consent_notice_id, published_on)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
                """,
            arguments: [
                formNumber, form.digest.data, form.version.description, form.language.text,
                Data(source), noticeNumber, day.description,
            ])
        guard database.changesCount > 0 else { return }
        try insertCells(
            of: form, formNumber: formNumber, version: Int(database.lastInsertedRowID), in: database
        )
        try appendLeaves([.published(formVersion: form.digest, on: day)], in: database)
    }

    private func insertCells(
        of form: Form, formNumber: Int, version: Int, in database: Database
    ) throws {
        for (position, cell) in form.cells.enumerated() {
            let key: StatementArguments = [formNumber, cell.item.text, cell.name.description]
            try database.execute(
                sql: """
                    INSERT INTO count_cell (form_id, item, cell, position)
                    SELECT ?, ?, ?, count(*) FROM count_cell WHERE form_id = ?
                    ON CONFLICT (form_id, item, cell) DO NOTHING
                    """, arguments: key + [formNumber])
            try database.execute(
                sql: """
                    INSERT INTO form_version_cell (form_version_id, position, count_cell_id)
                    SELECT ?, ?, id FROM count_cell WHERE form_id = ? AND item = ? AND cell = ?
                    """,
                arguments: [version, position] + key)
        }
    }

    private func makeCurrent(_ form: Form, formNumber: Int, in database: Database) throws -> Bool {
        try database.execute(
            sql: """
                UPDATE form SET state = 'open', current_version_id =
                    (SELECT id FROM form_version WHERE digest = :digest)
                WHERE id = :form AND (state <> 'open' OR current_version_id IS NOT
                    (SELECT id FROM form_version WHERE digest = :digest))
                """,
            arguments: ["digest": form.digest.data, "form": formNumber])
        return database.changesCount > 0
    }
}

extension StoredForm {
    fileprivate init(_ row: Row, translations: [StoredTranslation]) throws {
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
