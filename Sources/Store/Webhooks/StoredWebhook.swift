package import Values

/// A webhook as the store keeps it; where it leads is sealed.
package struct StoredWebhook: Sendable {
    /// Whether it is told anything.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case active
        /// The receiver has answered that it wants nothing any more.
        case gone
    }

    /// How many of its deliveries stand where.
    package struct Tally: Hashable, Sendable {
        /// Gathered, queued or being sent.
        package let waiting: Int
        package let sent: Int
        /// Given up, or dropped.
        package let lost: Int

        package init(waiting: Int, sent: Int, lost: Int) {
            (self.waiting, self.sent, self.lost) = (waiting, sent, lost)
        }
    }

    package let number: Int
    package let name: WebhookName
    package let subject: [UInt8]
    package let state: State
    package let scope: WebhookScope
    package let target: SealedContent
    package let tally: Tally

    package init(
        number: Int, name: WebhookName, subject: [UInt8], state: State, scope: WebhookScope,
        target: SealedContent, tally: Tally
    ) {
        (self.number, self.name, self.subject) = (number, name, subject)
        (self.state, self.scope, self.target, self.tally) = (state, scope, target, tally)
    }
}
