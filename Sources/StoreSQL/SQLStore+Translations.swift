import FormModel
package import Store
package import Values

extension SQLStore {
    package func translations(
        of formVersion: Digest
    ) throws(StoreError) -> [StoredTranslation] {
        try read { database in
            try translations(of: formVersion, in: database, where: "true")
        }
    }

    /// The translations of a form version for which `condition` holds, oldest first.
    func translations(
        of formVersion: Digest, in database: any SQLSession, where condition: String
    ) throws -> [StoredTranslation] {
        try database.rows(
            """
            SELECT form_translation.language, form_translation.source
            FROM form_translation JOIN form_version ON form_version.id = form_version_id
            WHERE form_version.digest = ? AND \(condition) ORDER BY form_translation.id
            """, formVersion
        )
        .map {
            StoredTranslation(language: try $0.checked("language"), source: $0.bytes("source"))
        }
    }

    /// Puts these translations of a form version in force, and no others. Returns whether that
    /// changes anything.
    func putInForce(
        _ published: [PublishedTranslation], of form: Form, on day: Day, in database: any SQLSession
    ) throws -> Bool {
        let before = try inForce(of: form, in: database)
        try database.run(
            """
            UPDATE form_translation SET in_force = 0 WHERE form_version_id =
                (SELECT id FROM form_version WHERE digest = ?)
            """, form.digest)
        for translation in published {
            try refuseOtherContent(of: translation.translation, in: database)
            try insert(translation, on: day, in: database)
        }
        return try inForce(of: form, in: database) != before
    }

    private func inForce(of form: Form, in database: any SQLSession) throws -> [Int] {
        try database.values(
            """
            SELECT form_translation.id FROM form_translation
                JOIN form_version ON form_version.id = form_version_id
            WHERE form_version.digest = ? AND in_force = 1 ORDER BY form_translation.id
            """, form.digest)
    }

    private func refuseOtherContent(of translation: Translation, in database: any SQLSession) throws
    {
        let version = translation.version.description
        let taken: [UInt8]? = try database.value(
            """
            SELECT form_translation.digest FROM form_translation
                JOIN form_version ON form_version.id = form_version_id
            WHERE form_version.digest = ? AND form_translation.language = ?
                AND form_translation.version = ?
            """, translation.form.digest, translation.language.text, version)
        guard let taken, taken != translation.digest.bytes else { return }
        throw StoreError.translationTaken(
            translation.form.name, translation.language, version: version)
    }

    private func insert(
        _ published: PublishedTranslation, on day: Day, in database: any SQLSession
    ) throws {
        let translation = published.translation
        let notice = try keep(published.consent, on: day, in: database)
        try database.run(
            """
            INSERT INTO form_translation (form_version_id, language, version, digest, source,
                consent_notice_id, published_on, in_force)
            SELECT id, ?, ?, ?, ?, ?, ?, 1 FROM form_version WHERE digest = ?
            ON CONFLICT (form_version_id, language, version) DO UPDATE SET in_force = 1
            """, translation.language.text, translation.version.description, translation.digest,
            translation.source, notice, day.description, translation.form.digest)
    }
}
