package import Consent
import Foundation
package import Values

extension Sealer {
    /// Seals what is asked for by an address; `context` is the one that a sign-up names.
    package func seal(
        _ request: AddressRequest, of address: EmailAddress, context: ConsentContext? = nil
    ) -> SealedRequest {
        let (subject, key) = fresh()
        let content = Self.encoded(OpenedRequest(address: address, request: request))
        return SealedRequest(
            subject: subject, contentKey: wrapped(key, at: .init(.requestKey, of: subject)),
            payload: sealed(content, with: key, at: .init(.request, of: subject)),
            receivedAt: clock.now, context: context)
    }

    /// Seals a letter that may be sent from `moment` on (now for nil).
    package func seal(
        _ letter: Letter, to address: EmailAddress, from moment: Moment? = nil,
        proving token: SealedToken? = nil
    ) -> SealedMail {
        let (subject, key) = fresh()
        let now = clock.now
        return SealedMail(
            subject: subject, kind: letter.content.name.description,
            contentKey: wrapped(key, at: .init(.mailKey, of: subject)),
            payload: sealed(Self.encoded(letter), with: key, at: .init(.mail, of: subject)),
            queuedAt: now, dueAt: moment ?? now, mark: vault.mark(of: address), token: token)
    }

    /// A fresh token for a link, and what the store keeps of it; `address` is a new address that it
    /// confirms.
    package func token(confirming address: NewAddress? = nil) -> (text: String, SealedToken) {
        let bytes = randomness.bytes(32)
        let token = SealedToken(
            digest: Digest(of: bytes), expiresAt: clock.now.advanced(by: SealedToken.lifetime),
            address: address)
        return (Base64URL.encode(bytes), token)
    }

    /// Seals an address under fresh keys of a fresh subject, who was asked for consent to `purposes`.
    package func seal(
        subscriber address: EmailAddress, askedFor purposes: [PurposeIdentifier],
        in context: ConsentContext, method: ConsentMethod
    ) -> SealedSubscriber {
        let decisions = purposes.map { PurposeDecision($0, .requested, in: context) }
        return seal(address, .waiting, context.language, decisions, in: context) { subject in
            ConsentAct(
                subject: subject, proof: .none, moment: clock.now, actor: .person, method: method)
        }
    }

    /// Seals an address that an operator brings along, with what proves the consent to `purpose`;
    /// without a proof (nil) nothing is known of that consent, and nothing may be processed.
    package func seal(
        imported address: EmailAddress, language: LanguageTag, to purpose: PurposeIdentifier,
        proof: ImportedConsent?, in context: ConsentContext
    ) -> SealedSubscriber {
        let decision = PurposeDecision(purpose, proof == nil ? .unknown : .given, in: context)
        return seal(address, .imported, language, [decision], in: context) { subject in
            ConsentAct(
                subject: subject, proof: .none, moment: clock.now, actor: .operator,
                method: .listImport, imported: proof)
        }
    }

    private func seal(
        _ address: EmailAddress, _ state: StoredSubscription.State, _ language: LanguageTag,
        _ decisions: [PurposeDecision], in context: ConsentContext,
        _ act: (_ subject: [UInt8]) -> ConsentAct
    ) -> SealedSubscriber {
        var draw = Draw(randomness, subjects: 1, boxes: 4)
        let subject = FreshSubject(&draw)
        let identifier = subject.identifier
        let act = act(identifier)
        let known = decisions.compactMap { decision in
            context.index(of: decision.purpose).map { ConsentScribe.Decision($0, decision.status) }
        }
        return SealedSubscriber(
            subject: identifier, addressDigest: vault.digest(of: address), state: state,
            language: language, day: act.moment.day,
            contentKey: wrap(
                subject.content, at: .init(.subscriberContentKey, of: identifier), &draw),
            proofKey: wrap(subject.proof, at: .init(.subscriberProofKey, of: identifier), &draw),
            address: vault.seal(
                Array(address.text.utf8), with: subject.content,
                at: .init(.address, of: identifier), nonce: draw.take(Vault.nonceLength)),
            links: links(of: identifier, number: 1),
            act: seal(known, act, context, with: subject.proof, &draw))
    }

    /// What finds a subscriber by the links that follow from the number.
    package func links(of subject: [UInt8], number: Int) -> SubscriberLinks {
        func digest(_ link: SubscriberLink) -> Digest {
            Digest(of: vault.token(of: link, subject: subject, number: number))
        }
        return SubscriberLinks(
            preferences: digest(.preferences), unsubscribe: digest(.unsubscribe))
    }

    /// Seals decisions of a subscriber, known by what `proof` says, or of an operator.
    package func seal(
        _ decisions: [PurposeDecision], about subscription: StoredSubscription,
        by actor: ConsentActor, method: ConsentMethod, proof: IdentifierProof
    ) throws(Vault.Failure) -> SealedSubscriberChange {
        var change = SealedSubscriberChange(
            subscriber: subscription.number, replaces: subscription.acts.count, day: clock.now.day)
        change.acts = try acts(
            decisions, of: subscription.holder(proof), by: actor, method: method)
        let before = subscription.consents
        let after = ConsentState(
            subscription.acts.flatMap(\.events) + change.acts.flatMap(\.events))
        change.ends = !before.validPurposes.isEmpty && after.validPurposes.isEmpty
        return change
    }

    /// Seals a new address with the subscriber's own key.
    package func seal(
        newAddress address: EmailAddress, of subscription: StoredSubscription
    ) throws(Vault.Failure) -> NewAddress {
        NewAddress(
            sealed: sealed(
                Array(address.text.utf8), with: try key(of: subscription),
                at: .init(.newAddress, of: subscription.subject)),
            digest: vault.digest(of: address))
    }

    /// The same for the place of the address itself, once it was confirmed.
    package func settle(
        _ new: NewAddress, of subscription: StoredSubscription
    ) throws(Vault.Failure) -> NewAddress {
        let key = try key(of: subscription)
        let text = try vault.open(
            new.sealed, with: key, at: .init(.newAddress, of: subscription.subject))
        return NewAddress(
            sealed: sealed(text, with: key, at: .init(.address, of: subscription.subject)),
            digest: new.digest)
    }

    private func key(of subscription: StoredSubscription) throws(Vault.Failure) -> SubjectKey {
        try vault.unwrap(
            subscription.address.key, at: .init(.subscriberContentKey, of: subscription.subject))
    }

    /// A random name and a random key.
    func fresh() -> (subject: [UInt8], key: SubjectKey) {
        let bytes = randomness.bytes(16 + SubjectKey.length)
        return (Array(bytes.prefix(16)), SubjectKey(bytes: bytes.dropFirst(16)))
    }

    func wrapped(_ key: SubjectKey, at place: SealedPlace) -> [UInt8] {
        vault.wrap(key, at: place, nonce: randomness.bytes(Vault.nonceLength)[...])
    }

    func sealed(
        _ content: [UInt8], with key: SubjectKey, at place: SealedPlace
    ) -> [UInt8] {
        vault.seal(content, with: key, at: place, nonce: randomness.bytes(Vault.nonceLength)[...])
    }

    private static func encoded(_ value: some Encodable) -> [UInt8] {
        guard let data = try? JSONEncoder().encode(value) else {
            preconditionFailure("texts and numbers can be written as JSON")
        }
        return Array(data)
    }
}
