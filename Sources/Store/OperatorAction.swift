package import Values

/// Something that an operator did, without a word about a person.
package struct OperatorAction: Hashable, Sendable {
    /// What was done.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case formPublished = "form published"
        case noticePublished = "notice published"
        case exported
        case releasePlanned = "release planned"
        case releaseMade = "release made"
        case invited
        case revoked
        case erased
        case suppressed
        case subscribersImported = "subscribers imported"
        case backedUp = "backed up"
        case restored
        case moved
        case bouncesImported = "bounces imported"
        case storyProposed = "story proposed"
        case storyApproved = "story approved"
        case storyPublished = "story published"
        case storyWithdrawn = "story withdrawn"
        case webhookAdded = "webhook added"
        case webhookRemoved = "webhook removed"
        case webhookRenewed = "webhook renewed"
        case ledgerRecovered = "ledger recovered"
        case ledgerRestarted = "ledger restarted"
    }

    package let kind: Kind
    /// What is worth knowing of it, by name: a form, a digest, a number.
    package let facts: [String: String]

    package init(_ kind: Kind, _ facts: [String: String] = [:]) {
        self.kind = kind
        self.facts = facts
    }
}

/// An action as the store keeps it.
package struct StoredAction: Hashable, Sendable {
    package let number: Int
    package let happenedAt: Moment
    package let action: OperatorAction
    /// The position in the ledger of the line that attests it.
    package let leaf: Int?

    package init(number: Int, happenedAt: Moment, action: OperatorAction, leaf: Int?) {
        self.number = number
        self.happenedAt = happenedAt
        self.action = action
        self.leaf = leaf
    }
}
