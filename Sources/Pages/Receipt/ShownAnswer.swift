package import Values

/// A question and what was answered to it, in words.
package struct ShownAnswer: Hashable, Sendable {
    package var question: Wording
    /// The answer; several lines where several choices were chosen.
    package var lines: [String]
    /// The language of the answer where it is the form's words; nil where it is the person's own, or
    /// in the language of the page.
    package var language: LanguageTag?
    /// Where the answer can be changed; nil when it cannot.
    package var changeAddress: String?

    package init(
        question: Wording, lines: [String], language: LanguageTag? = nil,
        changeAddress: String? = nil
    ) {
        self.question = question
        self.lines = lines
        self.language = language
        self.changeAddress = changeAddress
    }
}
