package import Values

/// A consent and how it stands.
package struct ShownConsent: Hashable, Sendable {
    /// The words that the person saw beside the box.
    package var wording: String
    /// The language of these words; nil for that of the page.
    package var language: LanguageTag?
    package var status: Status
    /// The day of the last change.
    package var day: Day
    /// Where the file is that proves it; nil when nothing does.
    package var proofAddress: String?

    package init(
        wording: String, language: LanguageTag? = nil, status: Status, day: Day,
        proofAddress: String? = nil
    ) {
        self.proofAddress = proofAddress
        self.wording = wording
        self.language = language
        self.status = status
        self.day = day
    }

    /// What a person needs to know of a consent's status.
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case given, renewed, refused, withdrawn, ended, waiting
    }
}
