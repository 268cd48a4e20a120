import Consent
import Store
import Values

/// Decides what becomes of requests that came with an address: the only place that knows whether an
/// address is known.
package struct RequestDesk: Sendable {
    /// How many mails an address gets on a day, whoever asks for them.
    package static let mailsPerDay = 3
    private static let batch = 200

    private let store: any WritingStore
    private let vault: Vault
    private let sealer: Sealer
    private let reader: MailReader

    package init(_ instance: Instance) {
        (store, vault, sealer) = (instance.store, instance.vault, instance.sealer)
        reader = MailReader(instance.vault)
    }

    /// Carries out all requests that wait.
    package func runAll() throws {
        while try run(limit: Self.batch) > 0 {}
    }

    /// Carries out the requests that wait, at most `limit`; returns how many that were. One that fails
    /// keeps no other waiting: it is tried again, and its error is thrown behind the last.
    package func run(limit: Int) throws -> Int {
        let requests = try store.requests(limit: limit)
        var failure: (any Error)?
        for request in requests {
            do {
                _ = try store.carryOut(errand(for: request), mailsPerDay: Self.mailsPerDay)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return requests.count
    }

    /// A request that does not open is deleted all the same: it would be in the way of all others.
    private func errand(for stored: StoredRequest) throws -> SealedErrand {
        let nothing = SealedErrand(request: stored.number, mail: nil)
        guard let opened = try? reader.request(stored),
            let address = EmailAddress(opened.address)
        else { return nothing }
        let suppression = try store.suppression(of: vault.digest(of: address))
        guard suppression?.reason.mayAskAgain ?? true else { return nothing }
        switch opened.request {
        case .signUp(let wish):
            return try signUp(address, wish, stored.number) ?? nothing
        case .preferencesLink(let language):
            return try link(address, language, stored.number) ?? nothing
        case .code(let code, let form, let language, let keptUntil):
            let letter = Letter(
                to: address.text, language: language,
                .code(code, form: form, keptUntil: keptUntil))
            return SealedErrand(
                request: stored.number, mail: sealer.seal(letter, to: address))
        }
    }

    private func signUp(
        _ address: EmailAddress, _ wish: SignUpWish, _ request: Int
    ) throws -> SealedErrand? {
        guard let context = try context(wish.context),
            let method = ConsentMethod(rawValue: wish.method)
        else { return nil }
        let purposes = wish.purposes.compactMap(PurposeIdentifier.init)
        guard let known = try store.subscription(withAddress: vault.digest(of: address)) else {
            let newcomer = sealer.seal(
                subscriber: address, askedFor: purposes, in: context, method: method)
            return SealedErrand(
                request: request, change: .add(newcomer),
                mail: confirmation(address, purposes, context))
        }
        return try signUp(known, address, purposes, context, method, request)
    }

    private func signUp(
        _ known: StoredSubscription, _ address: EmailAddress, _ purposes: [PurposeIdentifier],
        _ context: ConsentContext, _ method: ConsentMethod, _ request: Int
    ) throws -> SealedErrand? {
        let valid = known.consents.validPurposes
        let missing = purposes.filter { !valid.contains($0) }
        guard !missing.isEmpty else {
            // Mails to it came back: the consents stand, and the address has to be proven again.
            if try store.suppression(of: vault.digest(of: address)) != nil {
                return SealedErrand(
                    request: request, mail: confirmation(address, purposes, context),
                    subscriber: known.number)
            }
            let letter = Letter(
                to: address.text, language: context.language.text, .alreadySubscribed)
            return SealedErrand(
                request: request, mail: sealer.seal(letter, to: address), subscriber: known.number)
        }
        let decisions = missing.map { PurposeDecision($0, .requested, in: context) }
        let acts = try sealer.seal(
            decisions, about: known, by: .person, method: method, proof: .none
        ).acts
        guard let act = acts.first else { return nil }
        return SealedErrand(
            request: request, change: .ask(subscriber: known.number, act),
            mail: confirmation(address, missing, context), subscriber: known.number)
    }

    private func confirmation(
        _ address: EmailAddress, _ purposes: [PurposeIdentifier], _ context: ConsentContext
    ) -> SealedMail {
        let (text, token) = sealer.token()
        let labels = context.texts.filter { purposes.contains($0.purpose) }.map(\.label)
        let letter = Letter(
            to: address.text, language: context.language.text,
            .confirmation(token: text, purposes: labels))
        return sealer.seal(letter, to: address, proving: token)
    }

    private func link(
        _ address: EmailAddress, _ language: String, _ request: Int
    ) throws -> SealedErrand? {
        guard let known = try store.subscription(withAddress: vault.digest(of: address)),
            known.state != .waiting, !known.isUnproven
        else { return nil }
        let letter = Letter(to: address.text, language: language, .preferencesLink)
        return SealedErrand(
            request: request, mail: sealer.seal(letter, to: address), subscriber: known.number)
    }

    private func context(_ digest: String) throws -> ConsentContext? {
        guard let digest = Digest(hexadecimal: digest) else { return nil }
        return try store.consentContext(digest)?.context()
    }
}
