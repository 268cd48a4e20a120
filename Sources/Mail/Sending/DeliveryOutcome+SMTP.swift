extension DeliveryOutcome {
    /// What became of a mail, by what libcurl made of it (nil for success) and by what the server
    /// said.
    ///
    /// Only a 5xx that concerns the recipient or the mail ends the mail. Everything else that is
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

    /// Whom a refused recipient is about: Postfix says only there that it does not know this machine
    /// (5.7.1) or the return path (5.7.1, 5.1.7, 5.1.8), see `smtpd_delay_reject` in postconf(5).
    private static func kind(ofRecipient status: EnhancedStatus?) -> DeliveryFault.Kind {
        switch (status?.subject, status?.detail) {
        case (.policy, _): .policyRefused
        case (.address, 7), (.address, 8): .senderRefused
        default: .recipientRefused
        }
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
        case .recipient: kind(ofRecipient: reply.status)
        case .data, .message: .messageRefused
        }
    }
}
