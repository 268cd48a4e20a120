package import Consent
package import Store
package import Values

/// Takes addresses in: stores who is new as waiting, and queues the mail that asks to confirm.
package struct SignUps: Sendable {
    /// How many mails an address gets in a day, whoever asks for them.
    private static let mailsPerDay = 3
    private static let day: Int64 = 86_400

    private let store: any WritingStore
    private let vault: Vault
    private let sealer: Sealer
    private let clock: WallClock

    package init(store: any WritingStore, vault: Vault, sealer: Sealer, clock: WallClock) {
        self.store = store
        self.vault = vault
        self.sealer = sealer
        self.clock = clock
    }

    /// Takes an address in. What happens differs only in the mail, so that an answer tells nobody
    /// who has signed up.
    package func add(
        _ address: EmailAddress, _ edition: SignUpEdition, method: ConsentMethod
    ) throws {
        let signUp = sealer.seal(signUpOf: address, context: edition.consent, method: method)
        if try store.signUp(signUp) { return }
        guard let subscriber = try store.subscriber(withAddress: signUp.addressDigest) else {
            return
        }
        try store.queue(
            sealer.seal(mailTo: subscriber), to: signUp.addressDigest, atMost: Self.mailsPerDay,
            since: clock.now.advanced(by: -Self.day))
    }
}
