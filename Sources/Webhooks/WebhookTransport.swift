package import Values

/// The way of messages to their receivers: HTTP by libcurl.
package struct WebhookTransport: Sendable {
    /// How long, in seconds, a connection may take to stand, of the time for the whole.
    private static let connecting = 10

    package let policy: ReachPolicy
    /// How long one attempt may take, in seconds.
    package let seconds: Int
    /// A PEM file of certificates to believe in the place of the system's.
    package let certificateFile: String?

    package init(policy: ReachPolicy, seconds: Int, certificateFile: String?) {
        (self.policy, self.seconds, self.certificateFile) = (policy, seconds, certificateFile)
    }

    /// How long a delivery stays with whoever sends it, in seconds: longer than an attempt may take.
    package var lease: Int64 { Int64(seconds + 15) }

    /// Posts a message, signed for `now` by each of the secrets, and waits for the answer.
    package func post(
        _ message: WebhookMessage, to address: WebhookAddress, secrets: [WebhookSecret],
        at now: Moment
    ) -> PostOutcome {
        do throws(PostFault) {
            let post = try CurlPost(options(for: address))
            let fields = message.fields(at: now, secrets: secrets).map { field in
                field.value.isEmpty ? "\(field.name):" : "\(field.name): \(field.value)"
            }
            return try post.send(
                message.body, fields,
                to: Doorkeeper(policy: policy, isEncrypted: address.isEncrypted))
        } catch {
            return .failed(error)
        }
    }

    private func options(for address: WebhookAddress) -> CurlPost.Options {
        CurlPost.Options(
            url: address.text, seconds: seconds, connecting: min(Self.connecting, seconds),
            certificateFile: certificateFile)
    }
}
