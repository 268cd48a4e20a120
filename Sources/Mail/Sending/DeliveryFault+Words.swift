import Foundation

extension DeliveryFault: CustomStringConvertible {
    /// The fault for the operator, with the numbers of the relay's reply.
    package var description: String {
        let numbers = [code.map(String.init), status?.description].compactMap(\.self)
        guard !numbers.isEmpty else { return words }
        return "\(words) (\(numbers.joined(separator: " ")))"
    }

    private var words: String {
        switch kind {
        case .libraryMissing:
            "libcurl is missing; install libcurl3-gnutls (Debian) or another libcurl.so.4"
        case .settingsRefused: "libcurl refuses the settings of the relay"
        case .nameUnknown: "the relay's name has no address"
        case .unreachable: "nobody answers at the relay's address and port"
        case .timedOut: "the relay took too long"
        case .connectionLost: "the connection to the relay broke"
        case .encryptionNotOffered:
            "the relay does not encrypt; look at its port, or at ‘security’"
        case .encryptionBroken: "encryption with the relay did not come about"
        case .certificateRefused:
            "the relay's certificate is not for this name, too old or from somebody unknown"
        case .certificateFileUnusable: "the file of certificates to believe cannot be used"
        case .authenticationRefused: "the relay wants another user or password"
        case .sessionRefused: "the relay refuses this machine"
        case .senderRefused: "the relay refuses the return path"
        case .policyRefused: "the relay has a rule against mails from here, or to there"
        case .recipientRefused: "the relay refuses the recipient"
        case .messageRefused: "the relay refuses the mail"
        case .temporary: "the relay cannot take the mail now"
        case .folder(let code):
            "the folder for mails cannot be written: \(unsafe String(cString: strerror(code)))"
        case .unexpected(let code): "libcurl gave up with its code \(code)"
        }
    }
}
