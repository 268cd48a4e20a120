package import Values

/// A subscription with the acts of consent that belong to it.
package struct StoredSubscription: Sendable {
    package let subject: [UInt8]
    /// `waiting` or `confirmed`.
    package let state: String
    package let language: LanguageTag
    package let askedOn: Day
    package let proofKey: [UInt8]
    /// The sealed address, with the wrapped key that opens it.
    package let address: SealedContent
    /// What the subscriber decided, oldest first.
    package let acts: [StoredAct]

    package init(
        subject: [UInt8], state: String, language: LanguageTag, askedOn: Day, proofKey: [UInt8],
        address: SealedContent, acts: [StoredAct]
    ) {
        (self.subject, self.state, self.language) = (subject, state, language)
        (self.askedOn, self.proofKey) = (askedOn, proofKey)
        (self.address, self.acts) = (address, acts)
    }
}
