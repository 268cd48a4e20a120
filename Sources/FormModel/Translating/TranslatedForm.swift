package import Values

/// A form in all the languages that there are of it.
package struct TranslatedForm: Sendable {
    /// The form in its main language.
    package let main: Form
    /// The other languages, by their tags.
    package let translations: [Translation]

    /// One form whose translations were read for it.
    package init(_ main: Form, translations: [Translation] = []) {
        self.main = main
        self.translations = translations.sorted { $0.language < $1.language }
    }

    /// The languages, the main one first.
    package var languages: [LanguageTag] { [main.language] + translations.map(\.language) }

    /// The form in `language`, or nil when there is no such translation.
    package func form(in language: LanguageTag) -> Form? {
        if language == main.language { return main }
        return translations.first { $0.language == language }?.form
    }
}
