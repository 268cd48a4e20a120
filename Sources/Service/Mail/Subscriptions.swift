package import Consent
package import Store
package import Values

/// Changes what stands of a subscription: by the person who holds a link, or by an operator.
package struct Subscriptions: Sendable {
    /// What a link to confirm led to.
    package enum Confirmation: Sendable {
        /// Confirmed by it, now or before.
        case confirmed(StoredSubscription)
        /// Not yet, because nobody pressed the button.
        case waiting(StoredConfirmation)
        /// Too old; a new mail may be asked for.
        case expired(StoredConfirmation)
        /// The new address belongs to another subscription.
        case taken
        /// Of no mail that is known here.
        case unknown
    }

    let store: any WritingStore
    let vault: Vault
    private(set) var sealer: Sealer
    let clock: WallClock

    package init(_ instance: Instance) {
        (store, vault) = (instance.store, instance.vault)
        (sealer, clock) = (instance.sealer, instance.clock)
    }

    /// The same, for decisions of which records keep that evidence.
    func keeping(_ evidence: ConsentEvidence) -> Subscriptions {
        var subscriptions = self
        subscriptions.sealer = sealer.keeping(evidence)
        return subscriptions
    }

    /// What the token of a mail confirms, or has confirmed; nothing is changed.
    static func look(
        at token: Digest, in store: any ReadingStore, now: Moment
    ) throws -> Confirmation {
        guard let found = try store.confirmation(token) else { return .unknown }
        if found.isUsed { return .confirmed(found.subscription) }
        return found.expiresAt > now ? .waiting(found) : .expired(found)
    }

    /// Confirms what the token of a mail is for.
    package func confirm(_ token: Digest) throws -> Confirmation {
        let found = try Self.look(at: token, in: store, now: clock.now)
        guard case .waiting(let confirmation) = found else { return found }
        let change =
            if let address = confirmation.address {
                try move(confirmation.subscription, to: address)
            } else {
                try acceptance(confirmation.subscription, token)
            }
        guard var change else { return .taken }
        change.token = token
        // Whoever came first, by the same link or another, has decided; what holds now is shown.
        if try !store.change(change, at: clock.now, for: nil) { return try confirm(token) }
        return try Self.look(at: token, in: store, now: clock.now)
    }

    private func acceptance(
        _ subscription: StoredSubscription, _ token: Digest
    ) throws -> SealedSubscriberChange? {
        let requested = subscription.purposes(at: .requested)
        var change = try seal(
            requested, .given, subscription, by: .person, .confirmationPage, .email(token))
        change.confirms = true
        let last = try subscription.acts.last.flatMap { try store.consentContext($0.context) }
        change.language = try last?.context().language
        return change
    }

    private func move(
        _ subscription: StoredSubscription, to address: NewAddress
    ) throws -> SealedSubscriberChange? {
        guard try store.subscription(withAddress: address.digest) == nil else { return nil }
        let old = try MailReader(vault).address(of: subscription)
        var change = try sealer.seal(
            [], about: subscription, by: .person, method: .confirmationPage, proof: .none)
        change.address = try sealer.settle(address, of: subscription)
        change.links = sealer.links(
            of: subscription.subject, number: subscription.linkNumber + 1)
        change.mail = sealer.seal(
            Letter(to: old.text, language: subscription.language.text, .addressChanged), to: old)
        return change
    }

    /// Gives the consent to a purpose, or takes it back.
    package func decide(
        _ purpose: PurposeIdentifier, isGiven: Bool, of subscription: StoredSubscription,
        proof: IdentifierProof
    ) throws {
        try repeatedly(subscription) { subscription in
            let isValid = subscription.consents.validPurposes.contains(purpose)
            guard isValid != isGiven, subscription.consents.status(of: purpose) != nil else {
                return nil
            }
            var change = try seal(
                [purpose], isGiven ? .given : .withdrawn, subscription, by: .person,
                .preferencesPage, proof)
            change.confirms = isGiven
            if change.ends { change.suppression = .unsubscribed }
            return change
        }
    }

    /// Ends all consents. `method` tells by which way; whoever did not see a page about it gets a mail,
    /// once.
    package func end(
        _ subscription: StoredSubscription, by actor: ConsentActor, method: ConsentMethod,
        proof: IdentifierProof, for reason: Suppression.Reason = .unsubscribed,
        action: OperatorAction? = nil
    ) throws {
        try repeatedly(subscription, for: action) { subscription in
            let valid = subscription.consents.validPurposes
            guard !valid.isEmpty else { return nil }
            var change = try seal(
                valid, actor == .person ? .withdrawn : .revoked, subscription, by: actor, method,
                proof)
            change.suppression = reason
            if method == .unsubscribeLink, !subscription.isTold {
                change.mail = try farewell(subscription)
            }
            return change
        }
    }

    /// Gives again what an unsubscription ended last.
    package func undo(_ subscription: StoredSubscription, proof: IdentifierProof) throws {
        try repeatedly(subscription) { subscription in
            guard subscription.endedOn != nil, let last = subscription.acts.last else {
                return nil
            }
            let ended = last.events.filter { $0.status == .withdrawn }.map(\.purpose)
            guard !ended.isEmpty else { return nil }
            var change = try seal(
                ended, .given, subscription, by: .person, .preferencesPage, proof)
            change.confirms = true
            return change
        }
    }

    /// Keeps the language in which mails are written.
    package func speak(_ language: LanguageTag, to subscription: StoredSubscription) throws {
        try repeatedly(subscription) { subscription in
            var change = try sealer.seal(
                [], about: subscription, by: .person, method: .preferencesPage, proof: .none)
            change.language = language
            return change
        }
    }

    /// Sends a link to a new address; it takes the place of the old one when it is confirmed.
    package func ask(
        toConfirm address: EmailAddress, for subscription: StoredSubscription
    ) throws {
        try repeatedly(subscription) { subscription in
            let (text, token) = sealer.token(
                confirming: try sealer.seal(newAddress: address, of: subscription))
            var change = try sealer.seal(
                [], about: subscription, by: .person, method: .preferencesPage, proof: .none)
            let letter = Letter(
                to: address.text, language: subscription.language.text,
                .addressConfirmation(token: text))
            change.mail = sealer.seal(letter, to: address, proving: token)
            change.mailsPerDay = RequestDesk.mailsPerDay
            return change
        }
    }

    /// Sends the mail of an expired link anew.
    package func askAgain(_ confirmation: StoredConfirmation) throws {
        guard confirmation.address == nil else { return }
        try repeatedly(confirmation.subscription) { subscription in
            let requested = subscription.purposes(at: .requested)
            guard !requested.isEmpty, let last = subscription.acts.last,
                let context = try store.consentContext(last.context)?.context()
            else { return nil }
            let address = try MailReader(vault).address(of: subscription)
            let (text, token) = sealer.token()
            var change = try sealer.seal(
                [], about: subscription, by: .person, method: .confirmationPage, proof: .none)
            let labels = context.texts.filter { requested.contains($0.purpose) }.map(\.label)
            change.mail = sealer.seal(
                Letter(
                    to: address.text, language: context.language.text,
                    .confirmation(token: text, purposes: labels)),
                to: address, proving: token)
            change.mailsPerDay = RequestDesk.mailsPerDay
            return change
        }
    }

    /// Erases all of it but the proof. Returns false when it was erased before.
    package func erase(
        _ subscription: StoredSubscription, by actor: ConsentActor, method: ConsentMethod,
        proof: IdentifierProof, for action: OperatorAction?
    ) throws -> Bool {
        var current: StoredSubscription? = subscription
        while let found = current {
            let change = try ending(found, by: actor, method, proof)
            if try store.erase(change, at: clock.now, for: action) { return true }
            current = try store.subscription(found.number)
        }
        return false
    }

    private func ending(
        _ subscription: StoredSubscription, by actor: ConsentActor, _ method: ConsentMethod,
        _ proof: IdentifierProof
    ) throws -> SealedSubscriberChange {
        let valid = subscription.consents.validPurposes.map {
            ($0, actor == .person ? ConsentStatus.withdrawn : .revoked)
        }
        // Asked, and never answered: nothing stood that could be withdrawn.
        let asked = subscription.purposes(at: .requested).map { ($0, ConsentStatus.refused) }
        let decisions = try (valid + asked).compactMap { purpose, status in
            try context(of: purpose, in: subscription).map {
                PurposeDecision(purpose, status, in: $0)
            }
        }
        var change = try sealer.seal(
            decisions, about: subscription, by: actor, method: method, proof: proof)
        change.suppression = .erased
        return change
    }

    private func farewell(_ subscription: StoredSubscription) throws -> SealedMail {
        let address = try MailReader(vault).address(of: subscription)
        return sealer.seal(
            Letter(to: address.text, language: subscription.language.text, .unsubscribed),
            to: address)
    }

    private func seal(
        _ purposes: [PurposeIdentifier], _ status: ConsentStatus,
        _ subscription: StoredSubscription, by actor: ConsentActor, _ method: ConsentMethod,
        _ proof: IdentifierProof
    ) throws -> SealedSubscriberChange {
        let decisions = try purposes.compactMap { purpose in
            try context(of: purpose, in: subscription).map {
                PurposeDecision(purpose, status, in: $0)
            }
        }
        return try sealer.seal(
            decisions, about: subscription, by: actor, method: method, proof: proof)
    }

    /// The context in which a purpose was decided about last.
    private func context(
        of purpose: PurposeIdentifier, in subscription: StoredSubscription
    ) throws -> ConsentContext? {
        let act = subscription.acts.last { $0.events.contains { $0.purpose == purpose } }
        return try act.flatMap { try store.consentContext($0.context)?.context() }
    }

    /// Makes a change and makes it anew for as long as somebody else changes the same subscription.
    private func repeatedly(
        _ subscription: StoredSubscription, for action: OperatorAction? = nil,
        _ make: (StoredSubscription) throws -> SealedSubscriberChange?
    ) throws {
        var current: StoredSubscription? = subscription
        while let found = current, let change = try make(found) {
            if try store.change(change, at: clock.now, for: action) { return }
            current = try store.subscription(found.number)
        }
    }
}

extension StoredSubscription {
    /// The purposes that stand at `status`, in alphabetical order.
    func purposes(at status: ConsentStatus) -> [PurposeIdentifier] {
        let state = consents
        return Set(acts.flatMap(\.events).map(\.purpose))
            .filter { state.status(of: $0) == status }.sorted()
    }
}
