package import Consent
package import Store
import Values

/// Everything that one person agreed to, refused and ended, opened.
package struct ConsentFile: Sendable {
    /// What was done, oldest first.
    package let acts: [OpenedAct]
    /// How many acts cannot be opened any more: their key is gone.
    package let closed: Int

    /// The acts of a response.
    package init(of response: StoredResponse, _ store: any ReadingStore, _ vault: Vault) throws {
        guard response.proofKey != nil else {
            (acts, closed) = ([], response.acts.count)
            return
        }
        let reader = ResponseReader(vault)
        acts = try response.acts.map {
            try Self.opened($0, try reader.record(of: $0, in: response), store)
        }
        closed = 0
    }

    /// The acts of a subscription.
    package init(of subscription: StoredSubscription, _ store: any ReadingStore, _ vault: Vault)
        throws
    {
        let reader = ResponseReader(vault)
        acts = try subscription.acts.map {
            try Self.opened($0, try reader.record(of: $0, in: subscription), store)
        }
        closed = 0
    }

    private static func opened(
        _ act: StoredAct, _ record: ConsentRecord, _ store: any ReadingStore
    ) throws -> OpenedAct {
        guard let kept = try store.consentContext(act.context) else {
            throw StoreError.failed(reason: "the context of a consent is missing")
        }
        return try OpenedAct(
            events: act.events, leaves: act.leaves, record: record, context: kept.content)
    }
}
