import Consent
package import Store
package import Values

/// One person who may be written to, with what proves it and what ends it.
package struct MailingEntry: Sendable {
    package let address: EmailAddress
    package let language: LanguageTag
    /// The moment of the act by which the consent stands; of an imported one the day on which it was
    /// given elsewhere.
    package let consentedAt: String
    /// The SHA-256 of the consent notice that the person was asked by, and its label.
    package let notice: String
    package let label: String
    /// Where the person ends the mails.
    package let unsubscribe: String
    /// The person's own page.
    package let preferences: String

    /// Nil unless the person may be written to for `purpose` at this moment: the address was confirmed
    /// or imported, the consent stands, and the address is not suppressed.
    package init?(
        of subscription: StoredSubscription, for purpose: PurposeIdentifier, in instance: Instance,
        origin: String
    ) throws {
        guard subscription.state != .waiting,
            subscription.consents.validPurposes.contains(purpose)
        else { return nil }
        address = try MailReader(instance.vault).address(of: subscription)
        let digest = instance.vault.digest(of: address)
        guard try instance.store.suppression(of: digest) == nil else { return nil }
        let file = try ConsentFile(of: subscription, instance.store, instance.vault)
        let deciding = file.acts.last { $0.events.contains { $0.purpose == purpose } }
        guard let act = deciding,
            let shown = act.context.notices.first(where: {
                $0.kind == Notice.Kind.consent.rawValue
            })
        else { throw StoreError.failed(reason: "a consent lacks the notice of its words") }
        consentedAt = act.record.imported?.givenOn ?? act.time
        (notice, label) = (shown.sha256, shown.label)
        language = subscription.language
        let links = SubscriptionLinks(of: subscription, instance.vault, origin: origin)
        (unsubscribe, preferences) = (links.unsubscribe, links.preferences)
    }
}
