package import Values

/// A consent and how it stands.
package struct ShownConsent: Hashable, Sendable {
    /// The words that the person saw beside the box.
    package var wording: String
    package var status: Status
    /// The day of the last change.
    package var day: Day

    package init(wording: String, status: Status, day: Day) {
        self.wording = wording
        self.status = status
        self.day = day
    }

    /// What a person needs to know of a consent's status.
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case given, renewed, refused, withdrawn, ended, waiting
    }
}
