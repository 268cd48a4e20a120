import Consent
package import Store
package import Values

/// Goes through the subscribers in the order of their arrival, a page at a time.
package struct SubscriberList: Sendable {
    private static let page = 500

    private let instance: Instance

    package init(_ instance: Instance) { self.instance = instance }

    /// Tells of each subscription that was not erased; stops when `body` returns false.
    package func forEach(_ body: (StoredSubscription) throws -> Bool) throws {
        var last = 0
        while true {
            let page = try instance.store.subscriptions(after: last, limit: Self.page)
            guard let end = page.last else { return }
            for subscription in page {
                guard try body(subscription) else { return }
            }
            last = end.number
        }
    }

    /// Tells of each subscriber who was ever asked for `purpose` (any for nil) and is in `state` (any
    /// for nil).
    package func forEachStanding(
        purpose: PurposeIdentifier? = nil, state: SubscriberStanding.State? = nil,
        _ body: (SubscriberStanding) throws -> Void
    ) throws {
        try forEach { subscription in
            if let purpose, subscription.consents.status(of: purpose) == nil { return true }
            let standing = try SubscriberStanding(of: subscription, in: instance)
            if state == nil || state == standing.state { try body(standing) }
            return true
        }
    }
}
