import Foundation
import Store
import Values

extension Subscriptions {
    /// How long a mail may be in a worker's hands that was taken before an unsubscription, in seconds.
    private static let patience = 5.0
    private static let pause = 0.02

    /// Waits until no worker has a mail to the subscriber in hand, so that nothing is sent after the
    /// answer that says so.
    func awaitHandover(_ subscription: StoredSubscription) throws {
        let end = Date(timeIntervalSinceNow: Self.patience)
        while try store.isInHand(mailOf: subscription.number, at: clock.now), Date() < end {
            Thread.sleep(forTimeInterval: Self.pause)
        }
    }
}
