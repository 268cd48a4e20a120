import Foundation
package import Values

extension Sealer {
    /// Seals where a new webhook leads, under a key of its own.
    package func seal(
        _ target: WebhookTarget, named name: WebhookName, scope: WebhookScope
    ) -> SealedWebhook {
        let subject = randomness.bytes(16)
        return SealedWebhook(
            name: name, subject: subject, scope: scope, target: seal(target, of: subject),
            addedAt: clock.now)
    }

    /// Seals where a webhook leads from now on.
    package func seal(_ target: WebhookTarget, of subject: [UInt8]) -> SealedContent {
        let key = SubjectKey(bytes: randomness.bytes(SubjectKey.length)[...])
        guard let content = try? JSONEncoder().encode(target) else {
            preconditionFailure("texts and numbers can be written as JSON")
        }
        return SealedContent(
            key: wrapped(key, at: .init(.webhookKey, of: subject)),
            bytes: sealed(Array(content), with: key, at: .init(.webhook, of: subject)))
    }
}

extension Vault {
    /// Opens where the webhook of that subject leads.
    package func open(_ target: SealedContent, of subject: [UInt8]) throws -> WebhookTarget {
        let key = try unwrap(target.key, at: .init(.webhookKey, of: subject))
        let content = try open(target.bytes, with: key, at: .init(.webhook, of: subject))
        return try JSONDecoder().decode(WebhookTarget.self, from: Data(content))
    }
}
