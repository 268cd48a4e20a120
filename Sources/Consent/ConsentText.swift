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
    /// The purpose's name in the W3C Data Privacy Vocabulary.
    package let vocabularyTerm: String?
    /// True when nothing is processed without this consent.
    package let isPrimary: Bool
    /// For how many days the consent is valid; nil for as long as nobody ends it.
    package let validDays: Int?

    package init(
        purpose: PurposeIdentifier, meaning: String, label: String, language: LanguageTag? = nil,
        vocabularyTerm: String? = nil, isPrimary: Bool = true, validDays: Int? = nil
    ) {
        self.purpose = purpose
        self.meaning = meaning
        self.label = label
        self.language = language
        (self.vocabularyTerm, self.isPrimary) = (vocabularyTerm, isPrimary)
        self.validDays = validDays
    }

    var value: JSONValue { value(controlDefault: "unticked") }

    /// The text with what its control was before anybody touched it.
    func value(controlDefault: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(purpose.text), "text": .string(meaning), "control": .string(label),
            "controlDefault": .string(controlDefault), "primary": .bool(isPrimary),
        ]
        members["controlLanguage"] = language.map { .string($0.text) }
        members["dpv"] = vocabularyTerm.map { .string("https://w3id.org/dpv#\($0)") }
        members["validDays"] = validDays.map { .integer(Int64($0)) }
        return .object(members)
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
