package import Values

/// An invitation as the store keeps it.
package struct StoredInvitation: Sendable {
    /// Where an invitation stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case invited
        case answered
        /// The person wants no part in it.
        case declined
        /// The survey has closed, the time was over, or the person was erased.
        case ended
    }

    package let number: Int
    package let subject: [UInt8]
    package let form: FormName
    package let state: State
    package let language: LanguageTag
    package let remindersSent: Int
    /// The reminders that may follow.
    package let schedule: ReminderSchedule
    /// The sealed address, with the wrapped key that opens it; nil once nothing more is to be sent.
    package let address: SealedContent?

    package init(
        number: Int, subject: [UInt8], form: FormName, state: State, language: LanguageTag,
        remindersSent: Int, schedule: ReminderSchedule, address: SealedContent?
    ) {
        (self.number, self.subject, self.form) = (number, subject, form)
        (self.state, self.language) = (state, language)
        (self.remindersSent, self.schedule) = (remindersSent, schedule)
        self.address = address
    }
}

/// How many invitations to a survey stand where; it says nothing about anybody.
package struct InvitationTally: Hashable, Sendable {
    package let byState: [StoredInvitation.State: Int]
    /// How many were reminded at least once.
    package let reminded: Int

    package init(byState: [StoredInvitation.State: Int], reminded: Int) {
        (self.byState, self.reminded) = (byState, reminded)
    }

    /// All of them.
    package var total: Int { byState.values.reduce(0, +) }
}
