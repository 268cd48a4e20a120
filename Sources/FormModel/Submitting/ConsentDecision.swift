package import Values

/// What a person decided about one purpose; a refusal is a decision too.
package struct ConsentDecision: Hashable, Sendable {
    /// What was asked for.
    package let purpose: PurposeIdentifier
    /// The consent item that asked.
    package let item: ItemIdentifier
    /// True for a consent, false for a refusal.
    package let granted: Bool
    /// The words that the person agreed to or refused.
    package let text: String
}
