package import Values

/// A webhook that an operator sets up, ready to be kept.
package struct SealedWebhook: Sendable {
    package let name: WebhookName
    package let subject: [UInt8]
    package let scope: WebhookScope
    package let target: SealedContent
    package let addedAt: Moment
}
