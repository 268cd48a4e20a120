import Foundation
package import Store
package import Values

extension SQLStore {
    package func add(
        _ webhook: SealedWebhook, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            let isNew = try database.run(
                """
                INSERT INTO webhook (subject, name, state, events, forms, gather_minutes,
                    gathers_until, content_key, payload)
                VALUES (?, ?, 'active', ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
                """, webhook.subject, webhook.name.text,
                Self.list(webhook.scope.events.map(\.rawValue)),
                Self.list(webhook.scope.forms.map(\.text)), webhook.scope.gatherMinutes,
                webhook.scope.nextEnd(after: webhook.addedAt).seconds, webhook.target.key,
                webhook.target.bytes)
            guard isNew > 0 else { return false }
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    package func removeWebhook(
        _ name: WebhookName, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            try database.run(
                """
                DELETE FROM webhook_delivery
                WHERE webhook_id IN (SELECT id FROM webhook WHERE name = ?)
                """, name.text)
            guard try database.run("DELETE FROM webhook WHERE name = ?", name.text) > 0 else {
                return false
            }
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    package func renewWebhook(
        _ number: Int, _ target: SealedContent, for action: OperatorAction?
    ) throws(StoreError) {
        try write { database in
            try database.run(
                """
                UPDATE webhook SET content_key = ?, payload = ?, state = 'active', rests_until = 0
                WHERE id = ?
                """, target.key, target.bytes, number)
            if let action { try record(action, leaf: nil, in: database) }
        }
    }

    package func webhooks() throws(StoreError) -> [StoredWebhook] {
        try read { database in
            try database.rows(
                """
                SELECT webhook.*,
                    (SELECT count(*) FROM webhook_delivery
                        WHERE webhook_id = webhook.id AND ended_at IS NULL) AS waiting,
                    (SELECT count(*) FROM webhook_delivery
                        WHERE webhook_id = webhook.id AND state = 'sent') AS sent,
                    (SELECT count(*) FROM webhook_delivery
                        WHERE webhook_id = webhook.id AND state IN ('failed', 'dropped')) AS lost
                FROM webhook ORDER BY name
                """
            )
            .map(StoredWebhook.init)
        }
    }

    private static func list(_ words: [String]) -> String {
        let list = JSONValue.array(words.map { .string($0) })
        return String(decoding: list.canonical, as: UTF8.self)
    }
}

extension WebhookScope {
    /// The end of the gathering, moved by lot.
    func nextEnd(after moment: Moment) -> Moment {
        let lot = Randomness.system.bytes(2).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return end(ofGatheringAt: moment, lot: lot)
    }

    init(_ row: SQLRow) throws {
        let decoder = JSONDecoder()
        let events = try decoder.decode([String].self, from: Data(row.bytes("events")))
        let forms = try decoder.decode([String].self, from: Data(row.bytes("forms")))
        let scope = WebhookScope(
            events: events.compactMap(WebhookEvent.init), forms: forms.compactMap(FormName.init),
            gatherMinutes: row["gather_minutes"])
        guard let scope else {
            throw StoreError.failed(reason: "a webhook has events that this version does not know")
        }
        self = scope
    }
}

extension StoredWebhook {
    fileprivate init(_ row: SQLRow) throws {
        guard let state = State(rawValue: row["state"]) else {
            throw StoreError.failed(reason: "a webhook has a state that this version does not know")
        }
        self.init(
            number: row["id"], name: try row.checked("name"), subject: row.bytes("subject"),
            state: state, scope: try WebhookScope(row),
            target: SealedContent(key: row.bytes("content_key"), bytes: row.bytes("payload")),
            tally: Tally(waiting: row["waiting"], sent: row["sent"], lost: row["lost"]))
    }
}
