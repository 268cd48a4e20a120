package import Values

/// An invitation with its first mail, ready to be stored.
package struct SealedInvitation: Sendable {
    package let subject: [UInt8]
    package let token: InvitationToken
    package let addressDigest: Digest
    package let language: LanguageTag
    package let day: Day
    package let schedule: ReminderSchedule
    package let contentKey: [UInt8]
    package let address: [UInt8]
    package let mail: SealedMail
}

/// How often somebody is reminded who has neither answered nor said no.
package struct ReminderSchedule: Hashable, Sendable {
    /// How many reminders follow at most.
    package let count: Int
    /// How many days lie between two mails.
    package let days: Int

    package init(count: Int, days: Int) {
        precondition(count >= 0 && days > 0, "reminders follow each other after some days")
        (self.count, self.days) = (count, days)
    }

    /// The day of the next mail after one on `day`; nil when none follows.
    package func next(after day: Day) -> Day? {
        count > 0 ? Day(number: day.number + days) : nil
    }
}

/// A reminder with what it is made on, ready to be stored.
package struct SealedReminder: Sendable {
    package let invitation: Int
    /// How many reminders there were when it was made: with more, it is not sent.
    package let replaces: Int
    package let today: Day
    /// The day of the reminder after it; nil when it is the last.
    package let next: Day?
    /// Nil when the address cannot be read, so that nobody can be reminded.
    package let mail: SealedMail?
}
