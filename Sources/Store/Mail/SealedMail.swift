package import Values

/// A mail for the outbox, sealed under a key of its own.
package struct SealedMail: Sendable {
    /// Random: names the mail in its seal, its Message-ID and its return address.
    package let subject: [UInt8]
    package let kind: String
    package let contentKey: [UInt8]
    package let payload: [UInt8]
    package let queuedAt: Moment
    /// When it may be sent.
    package let dueAt: Moment
    /// What counts the mails of its address on a day.
    package let mark: Digest
    /// What its link proves; nil for a mail that asks for no confirmation.
    package let token: SealedToken?
}

/// A token that a mail's link carries, as the store knows it.
package struct SealedToken: Sendable {
    /// How long a link confirms once its mail was sent, in seconds: 48 hours.
    package static let lifetime: Int64 = 172_800

    package let digest: Digest
    package let expiresAt: Moment
    /// Nil for a sign-up; the new address where one is to be confirmed.
    package let address: NewAddress?
}

/// A new address of a subscriber, sealed with their content key.
package struct NewAddress: Sendable {
    package let sealed: [UInt8]
    package let digest: Digest

    package init(sealed: [UInt8], digest: Digest) {
        (self.sealed, self.digest) = (sealed, digest)
    }
}

/// A mail that a worker has taken, for as long as its lease runs.
package struct ClaimedMail: Sendable {
    package let number: Int
    package let subject: [UInt8]
    package let kind: String
    package let content: SealedContent
    package let queuedAt: Moment
    /// How often it was taken, this time included.
    package let attempts: Int
    /// The subscriber whom it is for.
    package let subscriber: Int?

    package init(
        number: Int, subject: [UInt8], kind: String, content: SealedContent, queuedAt: Moment,
        attempts: Int, subscriber: Int?
    ) {
        (self.number, self.subject, self.kind) = (number, subject, kind)
        (self.content, self.queuedAt) = (content, queuedAt)
        (self.attempts, self.subscriber) = (attempts, subscriber)
    }
}

/// What a worker tells of a mail that it has taken.
package struct MailReport: Sendable {
    /// What became of the mail.
    package enum Outcome: Hashable, Sendable {
        case sent
        /// To be tried again from that moment on.
        case deferred(until: Moment)
        /// Put back without having been tried.
        case postponed(until: Moment)
        /// Refused for good by the mail server.
        case refused
        /// Tried in vain for so long that it is given up.
        case failed
        /// No longer wanted: the consent or the link has ended.
        case dropped
    }

    package let mail: ClaimedMail
    package let outcome: Outcome
    /// What the mail server answered, by its codes alone.
    package let reply: String?

    package init(_ mail: ClaimedMail, _ outcome: Outcome, reply: String? = nil) {
        (self.mail, self.outcome, self.reply) = (mail, outcome, reply)
    }
}
