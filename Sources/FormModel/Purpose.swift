package import Values

/// One thing that answers are used for, with the words in which the form says so.
package struct Purpose: Hashable, Sendable {
    /// The name of the purpose within the form.
    package let identifier: PurposeIdentifier
    /// The purpose as participants read it.
    package let text: String
    /// The purpose's name in the W3C Data Privacy Vocabulary, for example `ScientificResearch`.
    package let vocabularyTerm: String?
    /// For how many days a consent to the purpose is valid; nil for as long as nobody ends it.
    package let validDays: Int?

    init(
        identifier: PurposeIdentifier, text: String, vocabularyTerm: String? = nil,
        validDays: Int? = nil
    ) {
        (self.identifier, self.text) = (identifier, text)
        (self.vocabularyTerm, self.validDays) = (vocabularyTerm, validDays)
    }

    /// The same purpose in other words.
    func saying(_ text: String) -> Purpose {
        Purpose(
            identifier: identifier, text: text, vocabularyTerm: vocabularyTerm,
            validDays: validDays)
    }
}
