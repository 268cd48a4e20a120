/// Why a mail did not leave, without a word of the server's, which could hold the address.
package struct DeliveryFault: Error, Equatable, Sendable {
    /// What went wrong.
    package enum Kind: Equatable, Sendable {
        /// There is no libcurl on this machine.
        case libraryMissing
        /// The settings are none that libcurl can work with.
        case settingsRefused
        /// The relay's name has no address.
        case nameUnknown
        /// Nobody listens there.
        case unreachable
        case timedOut
        case connectionLost
        /// The relay does not encrypt, and is to.
        case encryptionNotOffered
        /// Encryption did not come about.
        case encryptionBroken
        /// The relay is not who it ought to be.
        case certificateRefused
        /// The file of certificates to believe cannot be used.
        case certificateFileUnusable
        case authenticationRefused
        /// The relay wants nothing from this machine.
        case sessionRefused
        /// The relay takes no mail from this return path.
        case senderRefused
        /// The relay has a rule against the mail, before it has seen it.
        case policyRefused
        case recipientRefused
        case messageRefused
        /// The relay cannot just now.
        case temporary
        /// The folder for mails cannot be written to, with `errno`.
        case folder(code: Int32)
        /// libcurl gave up for a reason that has no name here, with its number.
        case unexpected(code: UInt32)
    }

    package let kind: Kind
    /// What the relay answered, 200 to 599.
    package let code: Int?
    package let status: EnhancedStatus?

    package init(_ kind: Kind, code: Int? = nil, status: EnhancedStatus? = nil) {
        self.kind = kind
        self.code = code
        self.status = status
    }

    /// Whether nothing gets better before the operator does something.
    ///
    /// Also where one mail was refused for reasons of policy (RFC 3463 §3.8): they seldom concern
    /// its recipient alone.
    package var isOperatorFault: Bool {
        switch kind {
        case .libraryMissing, .settingsRefused, .encryptionNotOffered, .encryptionBroken,
            .certificateRefused, .certificateFileUnusable, .authenticationRefused, .sessionRefused,
            .senderRefused, .policyRefused, .folder:
            true
        case .messageRefused: status?.subject == .policy
        case .nameUnknown, .unreachable, .timedOut, .connectionLost, .recipientRefused, .temporary,
            .unexpected:
            false
        }
    }
}
