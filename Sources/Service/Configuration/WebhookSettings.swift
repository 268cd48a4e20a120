package import Webhooks

/// How messages reach the webhooks that are set up.
package struct WebhookSettings: Sendable {
    /// Networks of one's own that messages may go to, also without encryption, as
    /// ``NetworkRange`` reads them.
    package var networks: [String] = []
    /// A PEM file of certificates to believe instead of the system's.
    package var certificateFile: String?
    /// How long one attempt may take, in seconds.
    package var seconds = 20

    package init() {}

    /// The way that messages take.
    package var transport: WebhookTransport {
        WebhookTransport(
            policy: ReachPolicy(own: networks.compactMap { NetworkRange($0) }), seconds: seconds,
            certificateFile: certificateFile)
    }
}
