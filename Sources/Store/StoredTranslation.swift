package import Values

/// A translation of a form version, as it was published.
package struct StoredTranslation: Hashable, Sendable {
    package let language: LanguageTag
    /// The side file's bytes.
    package let source: [UInt8]

    package init(language: LanguageTag, source: [UInt8]) {
        self.language = language
        self.source = source
    }
}
