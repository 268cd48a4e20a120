package import Store
package import Values

/// Everything that is held about one address (GDPR Art. 15 and 20): a subscription, invitations, and why
/// nobody writes to it.
package struct AddressHoldings: Sendable {
    private let address: EmailAddress
    private let subscription: SubscriptionHoldings?
    private let invitations: [StoredInvitation]
    private let suppression: Suppression?

    /// What `store` holds of an address; `origin` stands before the paths of notices.
    package init(
        of address: EmailAddress, _ store: any ReadingStore, _ vault: Vault, origin: String
    ) throws {
        let digest = vault.digest(of: address)
        self.address = address
        subscription = try store.subscription(withAddress: digest).map {
            try SubscriptionHoldings(of: $0, store, vault, origin: origin)
        }
        invitations = try store.invitations(to: digest)
        suppression = try store.suppression(of: digest)
    }

    /// All of it as JSON; nil when the address is not known at all.
    package var value: JSONValue? {
        guard subscription != nil || !invitations.isEmpty || suppression != nil else { return nil }
        var members = subscription?.members ?? ["email": .string(address.text)]
        members["invitations"] = .array(invitations.map(Self.value))
        members["suppression"] = suppression.map(Self.value) ?? .null
        return .object(members)
    }

    private static func value(_ invitation: StoredInvitation) -> JSONValue {
        .object([
            "survey": .string(invitation.form.text),
            "state": .string(invitation.state.rawValue),
            "language": .string(invitation.language.text),
            "remindersSent": .integer(Int64(invitation.remindersSent)),
        ])
    }

    private static func value(_ suppression: Suppression) -> JSONValue {
        .object([
            "reason": .string(suppression.reason.rawValue),
            "since": .string(suppression.day.description),
        ])
    }
}
