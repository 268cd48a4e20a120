package import Consent
package import Values

/// A subscription with the acts of consent that belong to it.
package struct StoredSubscription: Sendable {
    /// Whether the address was proven.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Nobody has confirmed yet.
        case waiting
        case confirmed
        /// Brought along by an operator from elsewhere.
        case imported
    }

    /// The row, which never leaves the store's process.
    package let number: Int
    package let subject: [UInt8]
    package let state: State
    package let language: LanguageTag
    package let askedOn: Day
    /// The day on which the last consent ended that stood.
    package let endedOn: Day?
    package let proofKey: [UInt8]
    /// The sealed address, with the wrapped key that opens it.
    package let address: SealedContent
    /// What makes the links in this person's mails.
    package let linkNumber: Int
    /// How many mails came back for a reason that may pass.
    package let bounces: Int
    /// Whether the one mail was queued that tells of an unsubscription.
    package let isTold: Bool
    /// What the subscriber decided, oldest first.
    package let acts: [StoredAct]

    package init(
        number: Int, subject: [UInt8], state: State, language: LanguageTag, askedOn: Day,
        endedOn: Day?, proofKey: [UInt8], address: SealedContent, linkNumber: Int, bounces: Int,
        isTold: Bool, acts: [StoredAct]
    ) {
        (self.number, self.subject, self.state) = (number, subject, state)
        (self.language, self.askedOn, self.endedOn) = (language, askedOn, endedOn)
        (self.proofKey, self.address, self.linkNumber) = (proofKey, address, linkNumber)
        (self.bounces, self.isTold, self.acts) = (bounces, isTold, acts)
    }

    /// Where the consents stand.
    package var consents: ConsentState { ConsentState(acts.lazy.flatMap(\.events)) }

    /// Says whether the address was brought along without a proof, and nobody has confirmed it since:
    /// there is no word of the person's own, and no mail but the one that asks to confirm.
    package var isUnproven: Bool {
        state == .imported
            && !acts.lazy.flatMap(\.events).contains(where: \.status.isValidForProcessing)
    }
}

/// A link that confirms, with the subscription that it confirms.
package struct StoredConfirmation: Sendable {
    package let subscription: StoredSubscription
    package let expiresAt: Moment
    package let isUsed: Bool
    /// The new address; nil for a sign-up.
    package let address: NewAddress?

    package init(
        subscription: StoredSubscription, expiresAt: Moment, isUsed: Bool, address: NewAddress?
    ) {
        (self.subscription, self.expiresAt) = (subscription, expiresAt)
        (self.isUsed, self.address) = (isUsed, address)
    }
}
