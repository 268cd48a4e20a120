package import Consent
package import Values

/// A notice with the story of its publication.
package struct PublishedNotice: Hashable, Sendable {
    package let notice: Notice
    package let publishedOn: Day
    /// Says whether it is in force; a consent notice always is, for those who saw it.
    package let isInForce: Bool

    package init(notice: Notice, publishedOn: Day, isInForce: Bool) {
        self.notice = notice
        self.publishedOn = publishedOn
        self.isInForce = isInForce
    }
}
