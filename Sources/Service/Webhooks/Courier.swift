import Logging
import Store
import Values
import Webhooks

/// Takes deliveries, one after another, and posts them.
///
/// A delivery is taken in the transaction that writes down what became of the one before: whoever dies in
/// between leaves one that another posts again when the lease has run out, under the same identifier.
final class Courier {
    /// How long to wait when there is nothing to do, in seconds.
    static let interval = 0.5
    /// The longest time for which one message in vain keeps others from a receiver, in seconds.
    private static let rest: Int64 = 300
    /// The longest time that a receiver may ask for, in seconds.
    private static let longestPause = 86_400

    private let store: any WritingStore
    private let vault: Vault
    private let clock: WallClock
    private let transport: WebhookTransport
    private let origin: Origin
    private let schedule: RetrySchedule
    private let logger: Logger
    private var report: WebhookReport?

    init(
        _ instance: Instance, transport: WebhookTransport, origin: Origin, logger: Logger
    ) {
        (store, vault, clock) = (instance.store, instance.vault, instance.clock)
        (self.transport, self.origin, self.logger) = (transport, origin, logger)
        schedule = .webhooks(instance.randomness)
    }

    /// Posts one message. Returns how long to wait for the next one, in seconds; nil for not at all.
    func sendNext() throws -> Double? {
        let now = clock.now
        guard try report != nil || store.isDeliveryDue(at: now) else { return Self.interval }
        let claimed = try store.nextDelivery(after: report, at: now, lease: transport.lease)
        report = nil
        guard let delivery = claimed else { return Self.interval }
        report = try deliver(delivery)
        return nil
    }

    /// Writes down what became of the last delivery.
    func finish() throws {
        guard let report else { return }
        try store.finish(report, at: clock.now)
        self.report = nil
    }

    private func deliver(_ delivery: ClaimedDelivery) throws -> WebhookReport {
        let target = try vault.open(delivery.target, of: delivery.subject)
        let now = clock.now
        let outcome = WebhookPost(target, at: now).send(
            WebhookMessage(delivery.message, origin: origin.text), by: transport)
        tell(outcome, of: delivery)
        return WebhookReport(delivery, ending(of: outcome, delivery), reply: "\(outcome)")
    }

    private func ending(
        of outcome: PostOutcome, _ delivery: ClaimedDelivery
    ) -> WebhookReport.Outcome {
        guard !outcome.isDelivered else { return .sent }
        guard !outcome.isGone else { return .gone }
        let now = clock.now
        guard let next = schedule.next(after: delivery.attempts, at: now) else { return .failed }
        let asked = outcome.retryAfter.map { now.advanced(by: Int64(min($0, Self.longestPause))) }
        let rest = asked ?? min(next, now.advanced(by: Self.rest))
        return .deferred(until: max(next, rest), restingUntil: rest)
    }

    private func tell(_ outcome: PostOutcome, of delivery: ClaimedDelivery) {
        guard !outcome.isDelivered else { return }
        let what = Logger.Metadata(
            dictionaryLiteral: ("webhook", "\(delivery.webhook)"), ("why", "\(outcome)"))
        if outcome.isGone {
            logger.error("a webhook wants nothing any more, and ends", metadata: what)
        } else if delivery.attempts >= schedule.attempts {
            logger.error("a message to a webhook was given up", metadata: what)
        } else {
            logger.notice("a message to a webhook is tried again later", metadata: what)
        }
    }
}
