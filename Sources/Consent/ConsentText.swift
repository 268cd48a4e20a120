package import Values

/// One purpose with the words beside its control, as a consent notice lists them.
package struct ConsentText: Hashable, Sendable {
    package let purpose: PurposeIdentifier
    /// What the purpose is, in the form's words.
    package let meaning: String
    /// The control's label, exactly as the person reads it.
    package let label: String
    /// The language of the label where it is not that of the page around it.
    package let language: LanguageTag?

    package init(
        purpose: PurposeIdentifier, meaning: String, label: String, language: LanguageTag? = nil
    ) {
        self.purpose = purpose
        self.meaning = meaning
        self.label = label
        self.language = language
    }
}

extension Notice {
    /// The notice that holds the consent texts of one form version or sign-up box, in their order.
    package static func consent(
        title: String, language: LanguageTag, texts: [ConsentText]
    ) -> Notice {
        let entries = texts.enumerated().map { index, text in
            "\(index). \(text.purpose)\n   Purpose: \(text.meaning)\n   Control: \(text.label)\n"
        }
        return Notice(
            kind: .consent, language: language, label: "Consent: \(title)",
            mediaType: "text/plain; charset=utf-8",
            content: Array(("Consent texts: \(title)\n\n" + entries.joined(separator: "\n")).utf8))
    }
}
