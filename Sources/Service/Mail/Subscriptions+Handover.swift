import Dispatch
import Foundation
import Store
import Values

extension Subscriptions {
    /// How long a mail may be in a worker's hands that was taken before an unsubscription, in seconds.
    private static let patience = 5.0
    private static let pause = 0.02
    private static let queue = DispatchQueue(label: "recount handovers")

    /// Waits until no worker has a mail to the subscriber in hand, so that nothing is sent after the
    /// answer that says so.
    func awaitHandover(_ subscription: StoredSubscription) {
        let over = DispatchSemaphore(value: 0)
        afterHandover(subscription) { over.signal() }
        over.wait()
    }

    /// Does `then` as soon as no worker has a mail to the subscriber in hand, or after five seconds: at
    /// once on this thread where none has, or else later on another, and no thread waits for it.
    func afterHandover(_ subscription: StoredSubscription, then: @escaping @Sendable () -> Void) {
        look(
            for: subscription.number, until: Date(timeIntervalSinceNow: Self.patience), then: then)
    }

    private func look(
        for subscriber: Int, until end: Date, then: @escaping @Sendable () -> Void
    ) {
        // A store that cannot tell now is asked again.
        let isInHand = (try? store.isInHand(mailOf: subscriber, at: clock.now)) ?? true
        guard isInHand, Date() < end else { return then() }
        Self.queue.asyncAfter(deadline: .now() + Self.pause) {
            look(for: subscriber, until: end, then: then)
        }
    }
}
