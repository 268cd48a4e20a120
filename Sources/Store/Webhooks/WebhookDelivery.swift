package import Values

/// Something that a webhook is told, as an operator may see it.
package struct WebhookDelivery: Hashable, Sendable {
    /// Where it stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Others may still be added to it.
        case gathering
        case queued
        /// A worker has taken it.
        case sending
        case sent
        /// Tried in vain for so long that it was given up.
        case failed
        /// Not sent, because the receiver wants nothing any more.
        case dropped
    }

    /// Which deliveries are asked for.
    package enum Part: Hashable, Sendable {
        /// Those that have not ended, oldest first.
        case waiting
        /// Those that have ended, the last first.
        case ended
        /// Those that have ended and were not sent, the last first.
        case lost
    }

    package let message: WebhookMessageContent
    package let state: State
    package let attempts: Int
    /// When it is tried next; nil for what is gathered, or has ended.
    package let dueAt: Moment?
    /// The status of the last answer, or why there was none.
    package let reply: String?

    package init(
        message: WebhookMessageContent, state: State, attempts: Int, dueAt: Moment?, reply: String?
    ) {
        (self.message, self.state, self.attempts) = (message, state, attempts)
        (self.dueAt, self.reply) = (dueAt, reply)
    }
}
