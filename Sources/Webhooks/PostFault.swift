/// Why nobody has answered a message.
package enum PostFault: Error, Hashable, Sendable {
    /// There is no libcurl on this machine.
    case libraryMissing
    case settingsRefused
    case nameUnknown
    /// Nobody listens there.
    case unreachable
    /// The address lies in a network that messages may not go to, or there is no encryption.
    case notAllowed
    case timedOut
    case connectionLost
    case encryptionBroken
    case certificateRefused
    case certificateFileUnusable
    /// libcurl gave up with this code.
    case unexpected(code: UInt32)
}

extension PostFault: CustomStringConvertible {
    /// The fault in few words, without a word of the receiver's.
    package var description: String {
        switch self {
        case .libraryMissing: "libcurl is missing; install libcurl3-gnutls"
        case .settingsRefused: "libcurl refuses the address"
        case .nameUnknown: "the name has no address"
        case .unreachable: "nobody answers there"
        case .notAllowed: "the network is not allowed; see webhooks.networks"
        case .timedOut: "it took too long"
        case .connectionLost: "the connection broke"
        case .encryptionBroken: "encryption did not come about"
        case .certificateRefused: "the certificate is not to be believed"
        case .certificateFileUnusable: "webhooks.certificateFile cannot be used"
        case .unexpected(let code): "libcurl gave up with its code \(code)"
        }
    }
}
