package import Store
import Values

extension SQLStore {
    package func replay(
        _ choice: ReplayChoice, of webhook: Int
    ) throws(StoreError) -> Int {
        try write { database in
            switch choice {
            case .message(let identifier):
                try requeue("identifier = ?", identifier, of: webhook, in: database)
            case .since(let day, let lostAlone):
                try requeue(
                    "day >= ?" + (lostAlone ? " AND state <> 'sent'" : ""), day.description,
                    of: webhook, in: database)
            }
        }
    }

    private func requeue(
        _ condition: String, _ value: String, of webhook: Int, in database: any SQLSession
    ) throws -> Int {
        try database.run(
            """
            UPDATE webhook_delivery
            SET state = 'queued', due_at = 0, attempts = 0, reply = NULL, ended_at = NULL
            WHERE webhook_id = ? AND ended_at IS NOT NULL AND \(condition)
            """, webhook, value)
    }

    package func deliveries(
        of webhook: Int, _ part: WebhookDelivery.Part, limit: Int
    ) throws(StoreError) -> [WebhookDelivery] {
        let condition =
            switch part {
            case .waiting: "ended_at IS NULL ORDER BY due_at, id"
            case .ended: "ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC"
            case .lost: "state IN ('failed', 'dropped') ORDER BY ended_at DESC, id DESC"
            }
        return try read { database in
            try database.rows(
                "SELECT * FROM webhook_delivery WHERE webhook_id = ? AND \(condition) LIMIT ?",
                webhook, limit
            )
            .map(WebhookDelivery.init)
        }
    }
}

extension WebhookDelivery {
    fileprivate init(_ row: SQLRow) throws {
        guard let state = State(rawValue: row["state"]) else {
            throw StoreError.failed(
                reason: "a delivery has a state that this version does not know")
        }
        let isDue = state == .queued || state == .sending
        self.init(
            message: try WebhookMessageContent(row), state: state, attempts: row["attempts"],
            dueAt: isDue ? Moment(seconds: row["due_at"]) : nil, reply: row["reply"])
    }
}
