package import Values

/// One change of one consent: the public half, which says nothing about the person.
package struct ConsentEvent: Hashable, Sendable {
    package let purpose: PurposeIdentifier
    package let status: ConsentStatus
    /// The notice whose words the person had before them.
    package let notice: Digest
    /// The purpose's position among the purposes that the notice names, from 0.
    package let purposeIndex: Int
    /// A day, because a finer time identifies people.
    package let day: Day

    package init(
        purpose: PurposeIdentifier, status: ConsentStatus, notice: Digest, purposeIndex: Int,
        day: Day
    ) {
        self.purpose = purpose
        self.status = status
        self.notice = notice
        self.purposeIndex = purposeIndex
        self.day = day
    }
}
