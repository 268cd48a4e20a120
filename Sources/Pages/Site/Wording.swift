package import Values

/// Words with the language that they are in.
package struct Wording: Hashable, Sendable {
    package var text: String
    /// The language; nil for that of the page.
    package var language: LanguageTag?

    package init(_ text: String, language: LanguageTag? = nil) {
        self.text = text
        self.language = language
    }
}
