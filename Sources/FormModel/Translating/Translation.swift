package import Values

/// A form's texts in one more language, from a side file.
///
/// It is no part of the form's digest: the digest names what codes and questions mean, which no
/// translation changes. So a corrected translation makes no second form, and the answers to all
/// languages fall into the same cells.
package struct Translation: Sendable {
    /// The form in this language, with the digest, fields and cells of the main one.
    package let form: Form
    /// The translation's own version; its major part is that of the form.
    package let version: SemanticVersion
    /// The side file as it was read.
    package let source: [UInt8]
    /// The SHA-256 of the texts, without comments and layout.
    package let digest: Digest
    /// The texts that stay in the form's main language, in the form's order.
    package let missing: [TextPlace]

    /// The language of the texts.
    package var language: LanguageTag { form.language }

    init(
        of form: Form, to language: LanguageTag, version: SemanticVersion,
        words: [TextPlace: String], source: [UInt8]
    ) {
        let lookup = TextLookup(words)
        self.form = form.translated(to: language, lookup)
        self.version = version
        self.source = source
        missing = lookup.missing
        let texts = words.map { ("\($0.key)", JSONValue.string($0.value)) }
        let content = JSONValue.object([
            "language": .string(language.text),
            "texts": .object(Dictionary(texts) { first, _ in first }),
        ])
        digest = Digest(of: content.canonical)
    }
}
