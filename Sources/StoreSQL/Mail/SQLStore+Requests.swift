package import Store
import Values

extension SQLStore {
    private static let requesting = """
        INSERT INTO address_request (subject, received_at, content_key, payload)
        VALUES (?, ?, ?, ?)
        """

    /// Keeps a request with the context that it names.
    func insert(_ request: SealedRequest, in database: any SQLSession) throws {
        if let context = request.context { _ = try number(of: context, in: database) }
        try database.run(
            Self.requesting, request.subject, Int(request.receivedAt.seconds),
            request.contentKey, request.payload)
    }

    package func requests(limit: Int) throws(StoreError) -> [StoredRequest] {
        try read { database in
            try database.rows("SELECT * FROM address_request ORDER BY id LIMIT ?", limit)
                .map { row in
                    StoredRequest(
                        number: row["id"], subject: row.bytes("subject"),
                        content: SealedContent(
                            key: row.bytes("content_key"), bytes: row.bytes("payload")),
                        receivedAt: Moment(seconds: row["received_at"]))
                }
        }
    }

    package func carryOut(
        _ errand: SealedErrand, mailsPerDay: Int
    ) throws(StoreError) -> Bool {
        try write { database in
            let taken = try database.run("DELETE FROM address_request WHERE id = ?", errand.request)
            guard taken > 0 else { return false }
            let subscriber = try make(errand.change, in: database) ?? errand.subscriber
            guard let mail = errand.mail,
                try grant(mail, atMost: mailsPerDay, in: database)
            else { return true }
            try insert(mail, to: subscriber, in: database)
            return true
        }
    }

    /// The row of the subscriber whom the change is about.
    private func make(_ change: SealedErrand.Change, in database: any SQLSession) throws -> Int? {
        switch change {
        case .nothing: return nil
        case .add(let subscriber): return try insert(subscriber, in: database)
        case .ask(let row, let act):
            try append([OwnedAct(owner: .subscriber(row), act: act)], in: database)
            return row
        }
    }

    /// Counts a mail, unless its address has had `limit` on its day.
    func grant(
        _ mail: SealedMail, atMost limit: Int, in database: any SQLSession
    ) throws -> Bool {
        return try database.run(
            """
            INSERT INTO mail_quota (address_mark, day, mails) VALUES (?, ?, 1)
            ON CONFLICT (day, address_mark) DO UPDATE SET mails = mails + 1 WHERE mails < ?
            """, mail.mark, mail.queuedAt.day.description, limit) > 0
    }
}
