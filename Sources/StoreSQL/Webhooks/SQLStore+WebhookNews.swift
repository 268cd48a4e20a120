import Consent
import Store
import Values

/// What webhooks are told is queued in the transaction that makes it happen: so nothing is told that was
/// rolled back, and nothing that happened is forgotten.
extension SQLStore {
    /// Queues news for each webhook that wants to hear them. `amount` is how many things they are about,
    /// for news of people, which are added to what is gathered.
    func tell(
        _ news: WebhookNews, _ amount: Int? = nil, on day: Day, in database: any SQLSession
    ) throws {
        let webhooks = try database.rows(
            "SELECT id, events, forms, gather_minutes FROM webhook WHERE state = 'active'")
        for row in webhooks where try WebhookScope(row).holds(news.event, about: news.form) {
            try queue(news, amount, on: day, to: row["id"], in: database)
        }
    }

    private func queue(
        _ news: WebhookNews, _ amount: Int?, on day: Day, to webhook: Int,
        in database: any SQLSession
    ) throws {
        let identifier = WebhookMessageContent.identifier(random: Randomness.system.bytes(16))
        try database.run(
            """
            INSERT INTO webhook_delivery (webhook_id, identifier, event, facts, day, amount, state)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (webhook_id, event, facts, day) WHERE state = 'gathering'
            DO UPDATE SET amount = webhook_delivery.amount + excluded.amount
            """, webhook, identifier, news.event.rawValue, news.text, day.description, amount,
            news.event.isOfPeople ? "gathering" : "queued")
    }

    /// Tells of the responses of one transaction, by form version and day.
    func tellReceived(_ responses: [ReceivedResponse], in database: any SQLSession) throws {
        for (kind, same) in Dictionary(grouping: responses, by: \.self) {
            let row = try database.row(
                """
                SELECT form.name, form_version.version
                FROM form_version JOIN form ON form.id = form_id WHERE form_version.id = ?
                """, kind.version)
            guard let row else { continue }
            try tell(
                .received(row.checked("name"), version: row["version"]), same.count, on: kind.day,
                in: database)
        }
    }

    /// Tells of the consents that end by these acts, by what they were about; one act counts once.
    func tellEnded(_ acts: [OwnedAct], in database: any SQLSession) throws {
        for owned in acts {
            let end = owned.act.events.first { $0.status.standingChange < 0 }
            guard let end else { continue }
            try tell(
                .ended(try form(of: owned.owner, in: database)), 1, on: end.day, in: database)
        }
    }

    private func form(of owner: ConsentOwner, in database: any SQLSession) throws -> FormName? {
        guard case .response(let row) = owner else { return nil }
        return try database.row(
            """
            SELECT form.name FROM response JOIN form_version ON form_version.id = form_version_id
                JOIN form ON form.id = form_id
            WHERE response.id = ?
            """, row
        )?
        .checked("name")
    }
}
