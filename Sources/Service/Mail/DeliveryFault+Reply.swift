import Mail

extension DeliveryFault {
    /// Which faults without a number of the relay's end only when the operator does something.
    private static let ownFaults = Set(
        [
            Kind.libraryMissing, .settingsRefused, .encryptionNotOffered, .encryptionBroken,
            .certificateRefused, .certificateFileUnusable, .authenticationRefused, .sessionRefused,
            .senderRefused, .policyRefused,
        ].map { "\($0)" })

    /// Replies to a user and a password (RFC 4954 §6).
    private static let loginReplies: Set = ["530", "534", "535", "538"]

    /// What the outbox keeps of it: codes alone, or the kind of fault where there are none.
    var reply: String {
        let codes = [code.map(String.init), status.map(\.description)].compactMap(\.self)
        return codes.isEmpty ? "\(kind)" : codes.joined(separator: " ")
    }

    /// Says whether what the outbox keeps tells of a fault that the operator has to mend.
    static func isOperatorFault(reply: String) -> Bool {
        let words = reply.split(separator: " ").map(String.init)
        guard let first = words.first else { return false }
        return ownFaults.contains(reply) || loginReplies.contains(first)
            || words.last?.hasPrefix("5.7.") == true
    }
}
