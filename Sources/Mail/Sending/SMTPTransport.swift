import Values

/// Sends mails to a relay by SMTP (RFC 5321, by libcurl), over one connection as long as it holds.
package final class SMTPTransport: MailTransport {
    private let relay: SMTPRelay
    private var session: CurlSession?

    package init(to relay: SMTPRelay) {
        self.relay = relay
    }

    package func send(_ message: MailMessage) -> DeliveryOutcome {
        do throws(DeliveryFault) {
            if session == nil { session = try CurlSession(for: relay) }
        } catch {
            return .deferred(error)
        }
        guard let sending = session?.send(message) else {
            preconditionFailure("a session was opened above")
        }
        return DeliveryOutcome(sending.failure, after: sending.dialogue)
    }
}
