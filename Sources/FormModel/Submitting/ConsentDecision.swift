package import Values

/// What a person decided about one purpose; a refusal is a decision too.
package struct ConsentDecision: Hashable, Sendable {
    package let purpose: PurposeIdentifier
    /// The consent item that asked.
    package let item: ItemIdentifier
    package let granted: Bool
    /// The words that the person agreed to or refused.
    package let text: String
}
