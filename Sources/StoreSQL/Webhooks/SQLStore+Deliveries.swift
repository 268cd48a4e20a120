import Foundation
package import Store
package import Values

extension SQLStore {
    private static let due = """
        SELECT delivery.*, webhook.name, webhook.subject, webhook.content_key, webhook.payload
        FROM webhook_delivery AS delivery JOIN webhook ON webhook.id = delivery.webhook_id
        WHERE delivery.ended_at IS NULL AND delivery.state <> 'gathering' AND delivery.due_at <= ?1
            AND webhook.state = 'active' AND webhook.rests_until <= ?1
        ORDER BY delivery.due_at, delivery.id LIMIT 1
        """

    package func isDeliveryDue(at moment: Moment) throws(StoreError) -> Bool {
        try readOnce { database in
            try database.value(
                """
                SELECT EXISTS (SELECT 1 FROM webhook WHERE state = 'active' AND gathers_until <= ?1
                        AND (gather_minutes > 0 OR EXISTS (SELECT 1 FROM webhook_delivery
                            WHERE webhook_id = webhook.id AND state = 'gathering')))
                    OR EXISTS (\(Self.due))
                """, moment.seconds) ?? false
        }
    }

    package func releaseGathered(at moment: Moment) throws(StoreError) {
        try write { try releaseGathered(at: moment, in: $0) }
    }

    package func nextDelivery(
        after report: WebhookReport?, at moment: Moment, lease: Int64
    ) throws(StoreError) -> ClaimedDelivery? {
        try write { database in
            if let report { try apply(report, at: moment, in: database) }
            try releaseGathered(at: moment, in: database)
            let row = try database.row(Self.due, moment.seconds)
            return try row.map { try claim($0, at: moment, lease: lease, in: database) }
        }
    }

    package func finish(_ report: WebhookReport, at moment: Moment) throws(StoreError) {
        try write { try apply(report, at: moment, in: $0) }
    }

    /// The end of a gathering passes even where nothing was gathered: what comes after it waits for the
    /// next one.
    private func releaseGathered(at moment: Moment, in database: any SQLSession) throws {
        let rows = try database.rows(
            """
            SELECT id, events, forms, gather_minutes FROM webhook
            WHERE state = 'active' AND gathers_until <= ?
            """, moment.seconds)
        for row in rows {
            let webhook: Int = row["id"]
            try database.run(
                """
                UPDATE webhook_delivery SET state = 'queued', due_at = ?
                WHERE webhook_id = ? AND state = 'gathering'
                """, moment.seconds, webhook)
            let scope = try WebhookScope(row)
            guard scope.gatherMinutes > 0 else { continue }
            try database.run(
                "UPDATE webhook SET gathers_until = ? WHERE id = ?",
                scope.nextEnd(after: moment).seconds, webhook)
        }
    }

    private func claim(
        _ row: SQLRow, at moment: Moment, lease: Int64, in database: any SQLSession
    ) throws -> ClaimedDelivery {
        let number: Int = row["id"]
        try database.run(
            """
            UPDATE webhook_delivery SET state = 'sending', due_at = ?, attempts = attempts + 1
            WHERE id = ?
            """, Int(moment.seconds + lease), number)
        return ClaimedDelivery(
            number: number, message: try WebhookMessageContent(row),
            attempts: row["attempts"] + 1, webhook: try row.checked("name"),
            subject: row.bytes("subject"),
            target: SealedContent(key: row.bytes("content_key"), bytes: row.bytes("payload")))
    }

    /// A report of somebody whose lease has run out, and whose delivery another has taken, changes
    /// nothing.
    private func apply(
        _ report: WebhookReport, at moment: Moment, in database: any SQLSession
    ) throws {
        switch report.outcome {
        case .deferred(let until, let rest):
            try requeue(report, until, restingUntil: rest, in: database)
        case .sent: _ = try end(report, .sent, at: moment, in: database)
        case .failed: _ = try end(report, .failed, at: moment, in: database)
        case .gone:
            guard try end(report, .dropped, at: moment, in: database) else { return }
            try close(webhookOf: report.delivery, at: moment, in: database)
        }
    }

    private func requeue(
        _ report: WebhookReport, _ until: Moment, restingUntil rest: Moment,
        in database: any SQLSession
    ) throws {
        let delivery = report.delivery
        let changed = try database.run(
            """
            UPDATE webhook_delivery SET state = 'queued', due_at = ?, reply = ?
            WHERE id = ? AND state = 'sending' AND attempts = ?
            """, until.seconds, report.reply, delivery.number, delivery.attempts)
        guard changed > 0 else { return }
        try database.run(
            """
            UPDATE webhook SET rests_until = ?
            WHERE id = (SELECT webhook_id FROM webhook_delivery WHERE id = ?)
            """, rest.seconds, delivery.number)
    }

    private func end(
        _ report: WebhookReport, _ state: WebhookDelivery.State, at moment: Moment,
        in database: any SQLSession
    ) throws -> Bool {
        try database.run(
            """
            UPDATE webhook_delivery SET state = ?, reply = ?, ended_at = ?
            WHERE id = ? AND state = 'sending' AND attempts = ?
            """, state.rawValue, report.reply, moment.seconds, report.delivery.number,
            report.delivery.attempts) > 0
    }

    private func close(
        webhookOf delivery: ClaimedDelivery, at moment: Moment, in database: any SQLSession
    ) throws {
        let webhook: Int? = try database.value(
            "SELECT webhook_id FROM webhook_delivery WHERE id = ?", delivery.number)
        guard let webhook else { return }
        try database.run("UPDATE webhook SET state = 'gone' WHERE id = ?", webhook)
        try database.run(
            """
            UPDATE webhook_delivery SET state = 'dropped', ended_at = ?
            WHERE webhook_id = ? AND ended_at IS NULL
            """, moment.seconds, webhook)
    }
}

extension WebhookMessageContent {
    init(_ row: SQLRow) throws {
        let facts = try JSONDecoder().decode(JSONValue.self, from: Data(row.bytes("facts")))
        guard case .object(let members) = facts else {
            throw StoreError.failed(reason: "what a webhook is told cannot be read")
        }
        self.init(
            identifier: row["identifier"], event: row["event"], facts: members,
            day: try row.day("day"), amount: row["amount"])
    }
}
