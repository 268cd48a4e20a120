import FormModel
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func translations(
        of formVersion: Values.Digest
    ) throws(StoreError) -> [StoredTranslation] {
        try read { database in
            try translations(of: formVersion, in: database, where: "true")
        }
    }

    /// The translations of a form version for which `condition` holds, oldest first.
    func translations(
        of formVersion: Values.Digest, in database: Database, where condition: String
    ) throws -> [StoredTranslation] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT form_translation.language, form_translation.source
                FROM form_translation JOIN form_version ON form_version.id = form_version_id
                WHERE form_version.digest = ? AND \(condition) ORDER BY form_translation.id
                """, arguments: [formVersion.data]
        )
        .map {
            StoredTranslation(language: try $0.checked("language"), source: $0.bytes("source"))
        }
    }

    /// Puts these translations of a form version in force, and no others. Returns whether that
    /// changes anything.
    func putInForce(
        _ published: [PublishedTranslation], of form: Form, on day: Day, in database: Database
    ) throws -> Bool {
        let before = try inForce(of: form, in: database)
        try database.execute(
            sql: """
                UPDATE form_translation SET in_force = 0 WHERE form_version_id =
                    (SELECT id FROM form_version WHERE digest = ?)
                """, arguments: [form.digest.data])
        for translation in published {
            try refuseOtherContent(of: translation.translation, in: database)
            try insert(translation, on: day, in: database)
        }
        return try inForce(of: form, in: database) != before
    }

    private func inForce(of form: Form, in database: Database) throws -> [Int] {
        try Int.fetchAll(
            database,
            sql: """
                SELECT form_translation.id FROM form_translation
                    JOIN form_version ON form_version.id = form_version_id
                WHERE form_version.digest = ? AND in_force = 1 ORDER BY form_translation.id
                """, arguments: [form.digest.data])
    }

    private func refuseOtherContent(of translation: Translation, in database: Database) throws {
        let version = translation.version.description
        let taken = try Data.fetchOne(
            database,
            sql: """
                SELECT form_translation.digest FROM form_translation
                    JOIN form_version ON form_version.id = form_version_id
                WHERE form_version.digest = ? AND form_translation.language = ?
                    AND form_translation.version = ?
                """,
            arguments: [translation.form.digest.data, translation.language.text, version])
        guard let taken, taken != translation.digest.data else { return }
        throw StoreError.translationTaken(
            translation.form.name, translation.language, version: version)
    }

    private func insert(
        _ published: PublishedTranslation, on day: Day, in database: Database
    ) throws {
        let translation = published.translation
        let notice = try keep(published.consent, on: day, in: database)
        try database.execute(
            sql: """
                INSERT INTO form_translation (form_version_id, language, version, digest, source,
                    consent_notice_id, published_on, in_force)
                SELECT id, ?, ?, ?, ?, ?, ?, 1 FROM form_version WHERE digest = ?
                ON CONFLICT (form_version_id, language, version) DO UPDATE SET in_force = 1
                """,
            arguments: [
                translation.language.text, translation.version.description,
                translation.digest.data, Data(translation.source), notice, day.description,
                translation.form.digest.data,
            ])
    }
}
