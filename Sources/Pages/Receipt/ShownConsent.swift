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
    /// What the purpose is, in the form's words.
    package var meaning: String?
    /// The day on which it runs out.
    package var until: Day?
    /// The name of the purpose, for what the person can do about it now.
    package var purpose: PurposeIdentifier?
    package var choices: Choices

    package init(
        wording: String, language: LanguageTag? = nil, status: Status, day: Day,
        meaning: String? = nil, until: Day? = nil, purpose: PurposeIdentifier? = nil,
        choices: Choices = Choices(), proofAddress: String? = nil
    ) {
        self.proofAddress = proofAddress
        self.wording = wording
        self.language = language
        self.status = status
        self.day = day
        (self.meaning, self.until) = (meaning, until)
        (self.purpose, self.choices) = (purpose, choices)
    }

    /// What a person needs to know of a consent's status.
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case given, renewed, refused, withdrawn, ended, waiting
    }

    /// What the person can do about the consent.
    package struct Choices: Hashable, Sendable {
        /// True when it can be withdrawn by itself.
        package var canWithdraw = false
        /// True when the whole response rests on it.
        package var isNeeded = false
        /// The words that can be agreed to now; nil when there is nothing to agree to.
        package var offer: Wording?

        package init() {}
    }
}

/// A notice that the person had before them.
package struct ShownNotice: Hashable, Sendable {
    /// What the notice was to the person.
    package enum Fact: String, CaseIterable, Hashable, Sendable {
        case shown, accepted
        /// The words of the consents themselves.
        case words
    }

    package var title: Wording
    package var path: String
    package var fact: Fact

    package init(title: Wording, path: String, fact: Fact) {
        (self.title, self.path, self.fact) = (title, path, fact)
    }
}
