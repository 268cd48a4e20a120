import Consent
package import Values

/// A subscriber who is not known yet: who has just asked, or was brought along in a list.
package struct SealedSubscriber: Sendable {
    package let subject: [UInt8]
    package let addressDigest: Digest
    package let state: StoredSubscription.State
    package let language: LanguageTag
    package let day: Day
    package let contentKey: [UInt8]
    package let proofKey: [UInt8]
    package let address: [UInt8]
    package let links: SubscriberLinks
    package let act: SealedAct

    /// The day from which the address is kept like one of which the last consent has ended: an import
    /// without proof is not kept for ever on nobody's word.
    package var endedOn: Day? {
        let stands = act.events.contains(where: \.status.isValidForProcessing)
        return state == .imported && !stands ? day : nil
    }
}

/// What finds a subscriber by the links in their mails.
package struct SubscriberLinks: Sendable {
    package let preferences: Digest
    package let unsubscribe: Digest
}

/// Which link of a mail leads to a subscriber.
package enum SubscriberLink: String, Hashable, Sendable {
    /// Shows and changes everything.
    case preferences
    /// Ends the mails, and nothing else.
    case unsubscribe
}

/// What becomes of a request, in the transaction that deletes it.
package struct SealedErrand: Sendable {
    /// What to do about the subscriber.
    package enum Change: Sendable {
        case nothing
        case add(SealedSubscriber)
        /// Writes down that the subscriber was asked.
        case ask(subscriber: Int, SealedAct)
    }

    package let request: Int
    package let change: Change
    /// The mail that answers, unless its address got enough of them today.
    package let mail: SealedMail?
    /// The subscriber whom the mail is for, where there is one already.
    package let subscriber: Int?

    package init(
        request: Int, change: Change = .nothing, mail: SealedMail?, subscriber: Int? = nil
    ) {
        (self.request, self.change) = (request, change)
        (self.mail, self.subscriber) = (mail, subscriber)
    }
}

/// What a subscriber, or an operator in their name, has decided, ready to be stored.
package struct SealedSubscriberChange: Sendable {
    package let subscriber: Int
    /// How many acts there were when it was made: with more, it is made anew.
    package let replaces: Int
    package var acts: [SealedAct] = []
    package let day: Day
    /// The token that is used up by it.
    package var token: Digest?
    /// The links that hold from now on.
    package var links: SubscriberLinks?
    /// True where the address is proven by it.
    package var confirms = false
    /// The address that takes the place of the one before.
    package var address: NewAddress?
    package var language: LanguageTag?
    /// True when no consent stands afterwards.
    package var ends = false
    /// Why the address is not written to from now on.
    package var suppression: Suppression.Reason?
    /// A mail about it.
    package var mail: SealedMail?
    /// How many mails its address may get on a day for this one to be sent; nil where it is sent in any
    /// case.
    package var mailsPerDay: Int?

    init(subscriber: Int, replaces: Int, day: Day) {
        (self.subscriber, self.replaces, self.day) = (subscriber, replaces, day)
    }
}

/// An address that nobody may write to, known by its keyed digest alone.
package struct Suppression: Hashable, Sendable {
    /// Why.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case erased
        case unsubscribed
        /// A mail came back for a reason that stays.
        case bounced
        /// The person complained to their mail provider.
        case complaint
        case `operator`

        /// Says whether a fresh sign-up of the person's own may be answered by a mail.
        package var mayAskAgain: Bool {
            switch self {
            case .erased, .unsubscribed, .bounced: true
            case .complaint, .operator: false
            }
        }
    }

    package let reason: Reason
    package let day: Day

    package init(reason: Reason, day: Day) {
        (self.reason, self.day) = (reason, day)
    }
}
