import Store
import Values

/// What is held about one subscription, for ``AddressHoldings``.
struct SubscriptionHoldings: Sendable {
    private let subscription: StoredSubscription
    private let file: ConsentFile
    private let address: String
    private let origin: String

    /// What `store` holds of a subscription; `origin` stands before the paths of notices.
    init(
        of subscription: StoredSubscription, _ store: any ReadingStore, _ vault: Vault,
        origin: String
    ) throws {
        self.subscription = subscription
        file = try ConsentFile(of: subscription, store, vault)
        address = try MailReader(vault).address(of: subscription).text
        self.origin = origin
    }

    /// All of it as the members of a JSON object.
    var members: [String: JSONValue] {
        [
            "email": .string(address),
            "state": .string(subscription.state.rawValue),
            "language": .string(subscription.language.text),
            "asked": .string(subscription.askedOn.description),
            "subject": .string(Base64URL.encode(subscription.subject)),
            "consents": .array(file.acts.map { $0.held(origin) }),
        ]
    }
}
