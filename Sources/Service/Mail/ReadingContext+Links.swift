import Consent
import Pages
import Store
import Values

extension Digest {
    /// The digest of a token as a link writes it; nil for what no link of ours holds.
    init?(ofToken text: some StringProtocol) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.init(of: bytes)
    }
}

/// A subscription whose holder has shown a link out of its mails.
struct LinkedSubscription {
    let stored: StoredSubscription
    /// The link as proof of who acted.
    let proof: IdentifierProof
}

extension ReadingContext {
    /// What the token of a confirmation mail leads to.
    func confirmation(inLink token: String) throws -> Subscriptions.Confirmation {
        guard let digest = Digest(ofToken: token) else { return .unknown }
        return try Subscriptions.look(at: digest, in: store, now: clock.now)
    }

    /// The subscription that a link in its mails leads to.
    func subscription(
        by link: SubscriberLink, _ token: String
    ) throws -> LinkedSubscription? {
        guard let digest = Digest(ofToken: token),
            let found = try store.subscription(withLink: digest, to: link)
        else { return nil }
        return LinkedSubscription(stored: found, proof: .email(digest))
    }

    /// The path of a subscriber's own page.
    func preferencesPath(of subscription: StoredSubscription) -> String {
        SubscriptionLinks(of: subscription, vault, origin: "").preferences
    }

    /// What a confirmation's link shows.
    func page(of found: Subscriptions.Confirmation, _ token: String) throws -> RenderedPage {
        let path = "/confirm/\(token)"
        switch found {
        case .confirmed(let subscription):
            return pages.confirm(.confirmed(preferences: preferencesPath(of: subscription)))
        case .expired(let confirmation):
            let canAskAgain = confirmation.address == nil
            return pages.confirm(.expired(askAgain: canAskAgain ? path : nil))
        case .taken: return pages.confirm(.taken)
        case .unknown: return pages.confirm(.expired(askAgain: nil))
        case .waiting(let confirmation): return try page(of: confirmation, path: path)
        }
    }

    private func page(of confirmation: StoredConfirmation, path: String) throws -> RenderedPage {
        let subscription = confirmation.subscription
        if let address = confirmation.address {
            let address = try MailReader(vault).address(address, of: subscription)
            return pages.confirm(.addressChange(to: address, path: path))
        }
        let requested = Set(subscription.purposes(at: .requested))
        let purposes = try subscriptionPurposes(of: subscription)
            .filter { requested.contains($0.identifier) }
        let signUp = ConfirmPage.SignUp(
            address: try MailReader(vault).address(of: subscription),
            purposes: purposes.map(\.label.text), notices: try notices(of: subscription.acts))
        return pages.confirm(.waiting(signUp, path: path))
    }

    /// How each purpose of a subscription stands, in the words that were agreed to.
    func subscriptionPurposes(
        of subscription: StoredSubscription
    ) throws -> [PreferencesPage.Purpose] {
        let state = subscription.consents
        return try Set(subscription.acts.flatMap(\.events).map(\.purpose)).sorted()
            .compactMap { purpose in
                let act = subscription.acts.last { $0.events.contains { $0.purpose == purpose } }
                guard let event = state.latest(purpose), let act,
                    let asked = try store.consentContext(act.context)?.asked(),
                    let words = asked.purposes.first(where: { $0.id == purpose.text })
                else { return nil }
                return PreferencesPage.Purpose(
                    identifier: purpose, label: Wording(words.control, language: asked.language),
                    meaning: words.text, status: event.status.shown, day: event.day)
            }
    }
}
