package import FormModel
package import Store
import Values

extension StoredForm {
    /// The form with the translations that are in force.
    package func read() throws -> TranslatedForm {
        let form = try FormReader.read(source, fileName: name.text).get()
        return TranslatedForm(form, translations: try translations.map { try $0.read(of: form) })
    }
}

extension StoredTranslation {
    /// The translation of `form`.
    package func read(of form: Form) throws -> Translation {
        let name = "\(form.name).\(language)"
        return try TranslationReader.read(source, fileName: name, of: form).get()
    }
}
