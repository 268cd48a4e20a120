package import Values

/// A mail of the outbox as an operator may see it: without address and content.
package struct OutboxEntry: Hashable, Sendable {
    /// Where a mail stands.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case queued
        /// A worker has taken it.
        case sending
        case sent
        /// Refused for good by the mail server.
        case refused
        /// Tried in vain for so long that it was given up.
        case failed
        /// No longer wanted, or taken out by an operator.
        case dropped
    }

    package let number: Int
    package let kind: String
    package let state: State
    package let queuedAt: Moment
    /// When it is tried next; nil once it has ended.
    package let dueAt: Moment?
    package let attempts: Int
    /// What the mail server answered last, by its codes alone.
    package let reply: String?

    package init(
        number: Int, kind: String, state: State, queuedAt: Moment, dueAt: Moment?, attempts: Int,
        reply: String?
    ) {
        (self.number, self.kind, self.state) = (number, kind, state)
        (self.queuedAt, self.dueAt) = (queuedAt, dueAt)
        (self.attempts, self.reply) = (attempts, reply)
    }
}
