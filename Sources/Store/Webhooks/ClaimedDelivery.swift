package import Values

/// A delivery that a worker has taken, for as long as its lease runs.
package struct ClaimedDelivery: Sendable {
    package let number: Int
    package let message: WebhookMessageContent
    /// How often it was taken, this time included.
    package let attempts: Int
    package let webhook: WebhookName
    package let subject: [UInt8]
    package let target: SealedContent

    package init(
        number: Int, message: WebhookMessageContent, attempts: Int, webhook: WebhookName,
        subject: [UInt8], target: SealedContent
    ) {
        (self.number, self.message, self.attempts) = (number, message, attempts)
        (self.webhook, self.subject, self.target) = (webhook, subject, target)
    }
}

/// What a worker tells of a delivery that it has taken.
package struct WebhookReport: Sendable {
    /// What became of the delivery.
    package enum Outcome: Hashable, Sendable {
        case sent
        /// To be tried again from a moment on; nothing is sent there before another.
        case deferred(until: Moment, restingUntil: Moment)
        /// Tried in vain for so long that it is given up.
        case failed
        /// The receiver wants nothing any more: the webhook ends with all that waits for it.
        case gone
    }

    package let delivery: ClaimedDelivery
    package let outcome: Outcome
    /// The status of the answer, or why there was none.
    package let reply: String

    package init(_ delivery: ClaimedDelivery, _ outcome: Outcome, reply: String) {
        (self.delivery, self.outcome, self.reply) = (delivery, outcome, reply)
    }
}
