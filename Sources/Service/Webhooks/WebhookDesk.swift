package import Store
import Values
package import Webhooks

/// What an operator does with webhooks.
package struct WebhookDesk {
    private let store: any WritingStore
    private let vault: Vault
    private let sealer: Sealer
    private let clock: WallClock
    private let randomness: Randomness

    package init(_ instance: Instance) {
        (store, vault, sealer) = (instance.store, instance.vault, instance.sealer)
        (clock, randomness) = (instance.clock, instance.randomness)
    }

    /// The webhook that an operator typed.
    package func webhook(typed text: String) throws -> StoredWebhook {
        let found = try store.webhooks().first { $0.name.text == text }
        guard let found else { throw WebhookFault.unknown(text) }
        return found
    }

    /// Where a webhook leads.
    package func target(of webhook: StoredWebhook) throws -> WebhookTarget {
        try vault.open(webhook.target, of: webhook.subject)
    }

    /// What a webhook is told, by the words that an operator typed; every event and every form without
    /// any.
    package func scope(
        events: [String], forms: [String], gatherMinutes: Int
    ) throws -> WebhookScope {
        let events = try events.map { text in
            guard let event = WebhookEvent(rawValue: text) else {
                throw WebhookFault.unknownEvent(text)
            }
            return event
        }
        let known = try store.forms().map(\.name)
        let forms = try forms.map { text in
            guard let form = known.first(where: { $0.text == text }) else {
                throw WebhookFault.unknownForm(text)
            }
            return form
        }
        let scope = WebhookScope(
            events: events.isEmpty ? WebhookEvent.allCases : events, forms: forms,
            gatherMinutes: gatherMinutes)
        guard let scope else { preconditionFailure("the command has checked the minutes") }
        return scope
    }

    /// Sets up a webhook, with that secret or a fresh one; returns the secret.
    package func add(
        _ text: String, leadingTo address: String, secret: String?, _ scope: WebhookScope
    ) throws -> WebhookSecret {
        guard let name = WebhookName(text) else { throw WebhookFault.faultyName(text) }
        let address = try Self.address(address)
        let secret = try self.secret(secret)
        let target = WebhookTarget(address: address.text, secrets: [.init(secret.text)])
        let action = OperatorAction(
            .webhookAdded,
            [
                "webhook": name.text, "origin": address.origin,
                "events": scope.events.map(\.rawValue).joined(separator: " "),
            ])
        guard try store.add(sealer.seal(target, named: name, scope: scope), for: action) else {
            throw WebhookFault.taken(name)
        }
        return secret
    }

    /// Deletes a webhook with what it was to be told.
    package func remove(_ webhook: StoredWebhook) throws {
        let action = OperatorAction(.webhookRemoved, ["webhook": webhook.name.text])
        _ = try store.removeWebhook(webhook.name, for: action)
    }

    /// Signs with that secret or a fresh one from now on, and for so many hours with the one before, too;
    /// returns the secret.
    package func rotate(
        _ webhook: StoredWebhook, secret: String?, hours: Int
    ) throws -> WebhookSecret {
        let secret = try self.secret(secret)
        let old = try target(of: webhook)
        let now = clock.now.seconds
        let until = now + Int64(hours) * 3_600
        let kept = old.secrets.filter { $0.text != secret.text && ($0.until ?? until) > now }
            .map { WebhookTarget.Secret($0.text, until: min($0.until ?? until, until)) }
        let target = WebhookTarget(
            address: old.address,
            secrets: [.init(secret.text)] + (hours > 0 ? kept : []))
        try renew(webhook, target)
        return secret
    }

    /// Tells a webhook again what happens, at another address if there is one.
    package func resume(_ webhook: StoredWebhook, at address: String?) throws {
        let old = try target(of: webhook)
        let new = try address.map(Self.address)?.text ?? old.address
        try renew(webhook, WebhookTarget(address: new, secrets: old.secrets))
    }

    private func renew(_ webhook: StoredWebhook, _ target: WebhookTarget) throws {
        let origin = try Self.address(target.address).origin
        let action = OperatorAction(
            .webhookRenewed, ["webhook": webhook.name.text, "origin": origin])
        try store.renewWebhook(
            webhook.number, sealer.seal(target, of: webhook.subject), for: action)
    }

    /// Queues again what a webhook was told or was to be told; returns how many messages that are.
    package func replay(_ choice: ReplayChoice, of webhook: StoredWebhook) throws -> Int {
        let count = try store.replay(choice, of: webhook.number)
        if case .message(let identifier) = choice, count == 0 {
            throw WebhookFault.unknownMessage(identifier)
        }
        return count
    }

    /// Posts a message of the type `ping` at once; nothing of it is kept.
    package func test(_ webhook: StoredWebhook, by transport: WebhookTransport) throws
        -> PostOutcome
    {
        let now = clock.now
        let content = WebhookMessageContent(
            identifier: WebhookMessageContent.identifier(random: randomness.bytes(16)),
            event: "ping", facts: ["webhook": .string(webhook.name.text)], day: now.day,
            amount: nil)
        let message = WebhookMessage(content, origin: "")
        return try WebhookPost(target(of: webhook), at: now).send(message, by: transport)
    }

    private func secret(_ text: String?) throws -> WebhookSecret {
        guard let text else { return .generate(randomness) }
        guard let secret = WebhookSecret(text) else { throw WebhookFault.faultySecret }
        return secret
    }

    private static func address(_ text: String) throws -> WebhookAddress {
        guard let address = WebhookAddress(text) else { throw WebhookFault.faultyAddress(text) }
        return address
    }
}
