package import Store
package import Values

/// Lets nobody write to an address, on an operator's word.
package struct ListSuppression: Sendable {
    private let instance: Instance

    package init(_ instance: Instance) { self.instance = instance }

    /// Suppresses an address, known or not; consents stay as they are. What was asked for before is
    /// carried out first, so that nothing comes to be by it afterwards, and a mail that a worker has in
    /// hand is waited for. Returns what holds from now on:
    /// an earlier word of an operator or a complaint stays as it is.
    package func suppress(
        _ address: EmailAddress, for reason: Suppression.Reason
    ) throws -> Suppression {
        try RequestDesk(instance).runAll()
        let digest = instance.vault.digest(of: address)
        let day = instance.clock.now.day
        try instance.store.suppress(
            digest, for: reason, on: day,
            action: OperatorAction(.suppressed, ["reason": reason.rawValue]))
        if let subscription = try instance.store.subscription(withAddress: digest) {
            instance.subscriptions.awaitHandover(subscription)
        }
        return try instance.store.suppression(of: digest)
            ?? Suppression(reason: reason, day: day)
    }
}
