package import Values

/// A waiting subscriber with the mail that asks for confirmation, ready to be stored.
package struct SealedSignUp: Sendable {
    package let subject: [UInt8]
    package let addressDigest: Digest
    package let language: LanguageTag
    package let day: Day
    package let contentKey: [UInt8]
    package let proofKey: [UInt8]
    package let address: [UInt8]
    package let act: SealedAct
    package let mail: SealedMail
}

/// A mail for the outbox, with the token that its link proves.
package struct SealedMail: Sendable {
    /// How long a link confirms, in seconds: 48 hours.
    package static let tokenLifetime: Int64 = 172_800

    /// The mail's content, sealed with the subscriber's content key.
    package let payload: [UInt8]
    package let token: Digest
    package let queuedAt: Moment
    package let expiresAt: Moment
}

/// What is needed to write to a subscriber whom the store knows.
package struct StoredSubscriber: Sendable {
    package let subject: [UInt8]
    package let contentKey: [UInt8]

    package init(subject: [UInt8], contentKey: [UInt8]) {
        self.subject = subject
        self.contentKey = contentKey
    }
}
