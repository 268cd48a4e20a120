package import Values

/// The version of a form that is in force, as it was published.
package struct StoredForm: Hashable, Sendable {
    package let name: FormName
    package let version: String
    package let digest: Digest
    package let language: LanguageTag
    /// The survey file's bytes.
    package let source: [UInt8]
    /// The translations that are in force, by their languages.
    package let translations: [StoredTranslation]
    /// Says whether the form takes responses.
    package let isOpen: Bool
    /// How many responses count now.
    package let responses: Int

    package init(
        name: FormName, version: String, digest: Digest, language: LanguageTag, source: [UInt8],
        translations: [StoredTranslation], isOpen: Bool, responses: Int
    ) {
        self.name = name
        self.version = version
        self.digest = digest
        self.language = language
        self.source = source
        self.translations = translations
        self.isOpen = isOpen
        self.responses = responses
    }
}
