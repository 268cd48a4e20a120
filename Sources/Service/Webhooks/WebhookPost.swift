import Store
import Values
import Webhooks

/// One attempt to hand a message to where a webhook leads.
struct WebhookPost {
    private let target: WebhookTarget
    private let now: Moment

    /// An attempt at `now`, which is signed as the secrets of that moment do.
    init(_ target: WebhookTarget, at now: Moment) {
        (self.target, self.now) = (target, now)
    }

    /// Posts the message, and waits for the answer.
    func send(_ message: WebhookMessage, by transport: WebhookTransport) -> PostOutcome {
        guard let address = WebhookAddress(target.address) else {
            return .failed(.settingsRefused)
        }
        let secrets = target.secrets(at: now.seconds).compactMap(WebhookSecret.init)
        return transport.post(message, to: address, secrets: secrets, at: now)
    }
}
