extension DeliveryOutcome {
    /// What became of a mail, by what libcurl made of it (nil for success) and by what the server
    /// said.
    ///
    /// Only a 5xx that names the recipient or the mail ends the mail. Everything else that is
    /// refused is for the operator to mend, and the mail waits for that.
    init(_ failure: DeliveryFault.Kind?, after dialogue: SMTPDialogue) {
        guard let failure else {
            self = .delivered
            return
        }
        guard let reply = dialogue.reply, reply.code >= 400 else {
            // What breaks between `STARTTLS` and the next command is the encryption.
            let isHandshake = failure == .connectionLost && dialogue.step == .encryption
            self = .deferred(DeliveryFault(isHandshake ? .encryptionBroken : failure))
            return
        }
        let kind = Self.kind(of: reply, at: dialogue.step)
        let fault = DeliveryFault(kind, code: reply.code, status: reply.status)
        let isFinal = kind == .recipientRefused || kind == .messageRefused
        self = isFinal ? .refused(fault) : .deferred(fault)
    }

    private static func kind(
        of reply: SMTPReply, at step: SMTPDialogue.Step
    ) -> DeliveryFault.Kind {
        guard reply.code >= 500 else { return .temporary }
        // RFC 4954 §6: whatever the command was, a password has to come first.
        guard reply.code != 530 else { return .authenticationRefused }
        return switch step {
        case .greeting, .hello: .sessionRefused
        case .encryption: .encryptionNotOffered
        case .authentication: .authenticationRefused
        case .sender: .senderRefused
        case .recipient: .recipientRefused
        case .data, .message: .messageRefused
        }
    }
}
