package import Store
package import Values

/// One installation: its store with the keys, the clock and the randomness that it lives on.
package struct Instance: Sendable {
    package let store: any WritingStore
    package let vault: Vault
    /// Where the last published head of the ledger is kept.
    package let head: HeadFile
    package let clock: WallClock
    package let randomness: Randomness

    package init(
        store: any WritingStore, vault: Vault, head: HeadFile, clock: WallClock = .system,
        randomness: Randomness = .system
    ) {
        self.store = store
        self.vault = vault
        self.head = head
        self.clock = clock
        self.randomness = randomness
    }

    /// What makes sealed values for this instance.
    package var sealer: Sealer { Sealer(vault: vault, clock: clock, randomness: randomness) }

    /// What ends responses and consents of this instance.
    package var withdrawal: Withdrawal {
        Withdrawal(store: store, vault: vault, sealer: sealer, clock: clock)
    }

    /// What forgets that which is past its time.
    package func retention(_ settings: Settings) -> Retention {
        Retention(
            store: store, clock: clock, settings: settings.retention)
    }

    /// What erases people of this instance.
    package var erasure: Erasure { Erasure(self) }

    /// What invites people of this instance.
    package var invitations: Invitations { Invitations(self) }

    /// What changes subscriptions of this instance.
    package var subscriptions: Subscriptions { Subscriptions(self) }
}
