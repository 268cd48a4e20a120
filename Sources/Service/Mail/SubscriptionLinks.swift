import Store
import Values

/// The addresses behind the links in a subscriber's mails.
struct SubscriptionLinks: Sendable {
    /// The person's own page.
    let preferences: String
    /// Ends the mails.
    let unsubscribe: String

    /// The links of a subscription on the site at `origin`.
    init(of subscription: StoredSubscription, _ vault: Vault, origin: String) {
        func token(_ link: SubscriberLink) -> String {
            Base64URL.encode(
                vault.token(
                    of: link, subject: subscription.subject, number: subscription.linkNumber))
        }
        preferences = "\(origin)/preferences/\(token(.preferences))"
        unsubscribe = "\(origin)/u/\(token(.unsubscribe))"
    }
}
