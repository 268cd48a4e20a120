package import Store
package import Values

extension SQLStore {
    /// Queues a mail with the token of its link.
    @discardableResult
    func insert(
        _ mail: SealedMail, to subscriber: Int?, in database: any SQLSession
    ) throws -> Int {
        let row = try database.insert(
            """
            INSERT INTO outbox (subject, kind, subscriber_id, state, queued_at, due_at,
                content_key, payload)
            VALUES (?, ?, ?, 'queued', ?, ?, ?, ?)
            """, mail.subject, mail.kind, subscriber, mail.queuedAt.seconds, mail.dueAt.seconds,
            mail.contentKey, mail.payload)
        guard let token = mail.token, let subscriber else { return row }
        try database.run(
            """
            INSERT INTO confirmation_token (digest, subscriber_id, purpose, mail, expires_at,
                address, address_digest)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, token.digest, subscriber, token.address == nil ? "sign-up" : "address",
            mail.subject, token.expiresAt.seconds, token.address?.sealed, token.address?.digest)
        return row
    }

    package func queue(_ mail: SealedMail, to subscriber: Int?) throws(StoreError) {
        try write { _ = try insert(mail, to: subscriber, in: $0) }
    }

    package func nextMail(
        after report: MailReport?, at moment: Moment, lease: Int64
    ) throws(StoreError) -> ClaimedMail? {
        try write { database in
            if let report { try apply(report, at: moment, in: database) }
            let row = try database.row(
                """
                SELECT * FROM outbox WHERE ended_at IS NULL AND due_at <= ?
                ORDER BY due_at, id LIMIT 1
                """, moment.seconds)
            return try row.map { try claim($0, at: moment, lease: lease, in: database) }
        }
    }

    package func finish(_ report: MailReport, at moment: Moment) throws(StoreError) {
        try write { try apply(report, at: moment, in: $0) }
    }

    private func claim(
        _ row: SQLRow, at moment: Moment, lease: Int64, in database: any SQLSession
    ) throws -> ClaimedMail {
        let number: Int = row["id"]
        try database.run(
            """
            UPDATE outbox SET state = 'sending', due_at = ?, attempts = attempts + 1 WHERE id = ?
            """, moment.seconds + lease, number)
        // The time to confirm runs from the moment at which the link is on its way.
        try database.run(
            """
            UPDATE confirmation_token SET expires_at = ? WHERE mail = ? AND used_at IS NULL
            """, moment.seconds + SealedToken.lifetime, row.bytes("subject"))
        return ClaimedMail(
            number: number, subject: row.bytes("subject"), kind: row["kind"],
            content: SealedContent(key: row.bytes("content_key"), bytes: row.bytes("payload")),
            queuedAt: Moment(seconds: row["queued_at"]), attempts: row["attempts"] + 1,
            subscriber: row["subscriber_id"])
    }

    /// A report of somebody whose lease has run out, and whose mail another has taken, changes nothing.
    private func apply(_ report: MailReport, at moment: Moment, in database: any SQLSession) throws
    {
        let mail = report.mail
        let reply = report.reply
        switch report.outcome {
        case .deferred(let until):
            try requeue(mail, until, reply, attempts: mail.attempts, in: database)
        case .postponed(let until):
            try requeue(mail, until, reply, attempts: mail.attempts - 1, in: database)
        case .sent: try end(mail, .sent, reply, at: moment, in: database)
        case .refused: try end(mail, .refused, reply, at: moment, in: database)
        case .failed: try end(mail, .failed, reply, at: moment, in: database)
        case .dropped: try end(mail, .dropped, reply, at: moment, in: database)
        }
    }

    private func requeue(
        _ mail: ClaimedMail, _ until: Moment, _ reply: String?, attempts: Int,
        in database: any SQLSession
    ) throws {
        try database.run(
            """
            UPDATE outbox SET state = 'queued', due_at = ?, reply = ?, attempts = ?
            WHERE id = ? AND state = 'sending' AND attempts = ?
            """, until.seconds, reply, attempts, mail.number,
            mail.attempts)
    }

    /// With its end a mail forgets to whom it went and what its links were.
    private func end(
        _ mail: ClaimedMail, _ state: OutboxEntry.State, _ reply: String?, at moment: Moment,
        in database: any SQLSession
    ) throws {
        try database.run(
            """
            UPDATE outbox SET state = ?, reply = ?, ended_at = ?, content_key = NULL,
                payload = NULL
            WHERE id = ? AND state = 'sending' AND attempts = ?
            """, state.rawValue, reply, moment.seconds, mail.number,
            mail.attempts)
    }

    package func isInHand(mailOf subscriber: Int, at moment: Moment) throws(StoreError) -> Bool {
        try read { database in
            try database.value(
                """
                SELECT EXISTS (SELECT 1 FROM outbox
                    WHERE subscriber_id = ? AND state = 'sending' AND due_at > ?)
                """, subscriber, moment.seconds) ?? false
        }
    }

    package func outbox(limit: Int) throws(StoreError) -> [OutboxEntry] {
        try entries("WHERE ended_at IS NULL ORDER BY queued_at, id LIMIT ?", limit)
    }

    package func endedMails(limit: Int) throws(StoreError) -> [OutboxEntry] {
        try entries("WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT ?", limit)
    }

    package func mail(_ number: Int) throws(StoreError) -> OutboxEntry? {
        try entries("WHERE id = ?", number).first
    }

    private func entries(
        _ which: String, _ argument: Int
    ) throws(StoreError) -> [OutboxEntry] {
        try read { database in
            try database.rows("SELECT * FROM outbox \(which)", argument)
                .map(OutboxEntry.init)
        }
    }

    package func retryMail(_ number: Int?, at moment: Moment) throws(StoreError) -> Int {
        try write { database in
            return try database.run(
                """
                UPDATE outbox SET due_at = ?1
                WHERE state = 'queued' AND due_at > ?1 AND id = coalesce(?2, id)
                """, moment.seconds, number)
        }
    }

    package func dropMail(_ number: Int, at moment: Moment) throws(StoreError) -> Bool {
        try write { database in
            return try database.run(
                """
                UPDATE outbox SET state = 'dropped', ended_at = ?, content_key = NULL,
                    payload = NULL
                WHERE id = ? AND ended_at IS NULL
                """, moment.seconds, number) > 0
        }
    }
}

extension OutboxEntry {
    fileprivate init(_ row: SQLRow) throws {
        guard let state = State(rawValue: row["state"]) else {
            throw StoreError.failed(reason: "a mail has a state that this version does not know")
        }
        let isOver = (row["ended_at"] as Int64?) != nil
        self.init(
            number: row["id"], kind: row["kind"], state: state,
            queuedAt: Moment(seconds: row["queued_at"]),
            dueAt: isOver ? nil : Moment(seconds: row["due_at"]), attempts: row["attempts"],
            reply: row["reply"])
    }
}
