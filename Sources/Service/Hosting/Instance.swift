package import Store
package import Values

/// One installation: its store with the keys, the clock and the randomness that it lives on.
package struct Instance: Sendable {
    package let store: any WritingStore
    package let vault: Vault
    package let clock: WallClock
    package let randomness: Randomness

    package init(
        store: any WritingStore, vault: Vault, clock: WallClock = .system,
        randomness: Randomness = .system
    ) {
        self.store = store
        self.vault = vault
        self.clock = clock
        self.randomness = randomness
    }

    /// What makes sealed values for this instance.
    package var sealer: Sealer { Sealer(vault: vault, clock: clock, randomness: randomness) }

    /// What ends responses and consents of this instance.
    package var withdrawal: Withdrawal {
        Withdrawal(store: store, vault: vault, sealer: sealer, clock: clock)
    }
}
