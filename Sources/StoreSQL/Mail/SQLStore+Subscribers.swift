import Foundation
package import Store
package import Values

extension SQLStore {
    /// Stores a subscriber with the first act; returns the row.
    func insert(_ subscriber: SealedSubscriber, in database: any SQLSession) throws -> Int {
        let row = try insertRow(of: subscriber, in: database)
        try append([OwnedAct(owner: .subscriber(row), act: subscriber.act)], in: database)
        return row
    }

    /// The same without the act, whose leaf may have others to be mixed with.
    private func insertRow(of subscriber: SealedSubscriber, in database: any SQLSession) throws
        -> Int
    {
        try database.insert(
            """
            INSERT INTO subscriber (subject, address_digest, state, language, asked_on, ended_on,
                content_key, proof_key, address, preferences_digest, unsubscribe_digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, subscriber.subject, subscriber.addressDigest, subscriber.state.rawValue,
            subscriber.language.text, subscriber.day.description, subscriber.endedOn?.description,
            subscriber.contentKey, subscriber.proofKey, subscriber.address,
            subscriber.links.preferences, subscriber.links.unsubscribe)
    }

    package func bring(
        _ subscribers: [SealedSubscriber], for action: OperatorAction?
    ) throws(StoreError) -> Int {
        try write { database in
            var acts: [OwnedAct] = []
            for subscriber in subscribers
            where try !isSpokenFor(subscriber.addressDigest, in: database) {
                let row = try insertRow(of: subscriber, in: database)
                acts.append(OwnedAct(owner: .subscriber(row), act: subscriber.act))
            }
            try append(acts, in: database)
            if let action, !acts.isEmpty { try record(action, leaf: nil, in: database) }
            return acts.count
        }
    }

    /// Says whether an address is known already, or may not be written to.
    private func isSpokenFor(
        _ address: Digest, in database: any SQLSession
    ) throws -> Bool {
        try database.value(
            """
            SELECT EXISTS (SELECT 1 FROM subscriber WHERE address_digest = ?1)
                OR EXISTS (SELECT 1 FROM suppression WHERE address_digest = ?1)
            """, address) ?? false
    }

    package func subscribers(
        after number: Int, limit: Int
    ) throws(StoreError) -> [StoredSubject] {
        try read { database in
            try database.rows(
                """
                SELECT id, subject, proof_key FROM subscriber
                WHERE id > ? ORDER BY id LIMIT ?
                """, number, limit
            )
            .map { row in
                let proofKey = row.bytes("proof_key")
                return StoredSubject(
                    number: row["id"], subject: row.bytes("subject"),
                    proofKey: proofKey.isEmpty ? nil : proofKey,
                    acts: try acts(ofSubscriber: row["id"], in: database))
            }
        }
    }

    package func subscriptions(
        after number: Int, limit: Int
    ) throws(StoreError) -> [StoredSubscription] {
        try read { database in
            try database.rows(
                """
                SELECT * FROM subscriber WHERE id > ? AND erased_on IS NULL ORDER BY id LIMIT ?
                """, number, limit
            )
            .map { try subscription($0, in: database) }
        }
    }

    package func subscription(
        withAddress digest: Digest
    ) throws(StoreError) -> StoredSubscription? {
        try subscription("address_digest = ?", digest)
    }

    package func subscription(_ number: Int) throws(StoreError) -> StoredSubscription? {
        try subscription("id = ? AND erased_on IS NULL", number)
    }

    package func subscription(
        withLink digest: Digest, to link: SubscriberLink
    ) throws(StoreError) -> StoredSubscription? {
        switch link {
        case .preferences: try subscription("preferences_digest = ?", digest)
        case .unsubscribe: try subscription("unsubscribe_digest = ?", digest)
        }
    }

    /// Whose address a mail went to: nobody's when it was a new one that is not confirmed yet, or an
    /// old one that was changed since.
    private static let receiver = """
        (SELECT subscriber_id FROM outbox AS mail
            WHERE subject = ? AND kind NOT IN ('address confirmation', 'address changed')
                AND NOT EXISTS (SELECT 1 FROM outbox
                    WHERE subscriber_id = mail.subscriber_id AND kind = 'address changed'
                        AND id > mail.id))
        """

    package func subscription(
        ofMail subject: [UInt8]
    ) throws(StoreError) -> StoredSubscription? {
        try subscription("id = \(Self.receiver) AND erased_on IS NULL", subject)
    }

    private func subscription(
        _ condition: String, _ argument: any SQLBindable
    ) throws(StoreError) -> StoredSubscription? {
        try read { database in
            let row = try database.row("SELECT * FROM subscriber WHERE \(condition)", argument)
            return try row.map { try subscription($0, in: database) }
        }
    }

    private func subscription(
        _ row: SQLRow, in database: any SQLSession
    ) throws -> StoredSubscription {
        guard let state = StoredSubscription.State(rawValue: row["state"]) else {
            throw StoreError.failed(reason: "a subscriber has a state that this version lacks")
        }
        return StoredSubscription(
            number: row["id"], subject: row.bytes("subject"), state: state,
            language: try row.checked("language"), askedOn: try row.day("asked_on"),
            endedOn: (row["ended_on"] as String?).flatMap(Day.init),
            proofKey: row.bytes("proof_key"),
            address: SealedContent(key: row.bytes("content_key"), bytes: row.bytes("address")),
            linkNumber: row["link_number"], bounces: row["bounces"], isTold: row["is_told"],
            acts: try acts(ofSubscriber: row["id"], in: database))
    }

    package func confirmation(
        _ token: Digest
    ) throws(StoreError) -> StoredConfirmation? {
        try read { database in
            let row = try database.row(
                """
                SELECT subscriber.*, expires_at, used_at, confirmation_token.address AS new_address,
                    confirmation_token.address_digest AS new_digest
                FROM confirmation_token JOIN subscriber ON subscriber.id = subscriber_id
                WHERE digest = ? AND erased_on IS NULL
                """, token)
            guard let row else { return nil }
            let address = try (row["new_address"] as [UInt8]?).map {
                NewAddress(sealed: $0, digest: try row.digest("new_digest"))
            }
            return StoredConfirmation(
                subscription: try subscription(row, in: database),
                expiresAt: Moment(seconds: row["expires_at"]),
                isUsed: (row["used_at"] as Int64?) != nil, address: address)
        }
    }

    package func change(
        _ change: SealedSubscriberChange, at moment: Moment, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard try apply(change, at: moment, in: database) else { return false }
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    /// Writes a change down. Returns false, and has written nothing, when the subscriber has decided
    /// otherwise since, is no more, or the token was used.
    func apply(
        _ change: SealedSubscriberChange, at moment: Moment, in database: any SQLSession
    ) throws -> Bool {
        let acts: Int? = try database.value(
            """
            SELECT (SELECT count(*) FROM consent_act WHERE subscriber_id = subscriber.id)
            FROM subscriber WHERE id = ? AND erased_on IS NULL
            """, change.subscriber)
        guard acts == change.replaces,
            try useUp(change.token, at: moment, in: database)
        else { return false }
        try append(
            change.acts.map { OwnedAct(owner: .subscriber(change.subscriber), act: $0) },
            in: database)
        try changeAddress(change, in: database)
        try changeStanding(change, at: moment, in: database)
        try changeSuppression(change, in: database)
        guard let mail = change.mail,
            try grant(mail, atMost: change.mailsPerDay ?? .max, in: database)
        else { return true }
        try insert(mail, to: change.subscriber, in: database)
        return true
    }

    private func useUp(
        _ token: Digest?, at moment: Moment, in database: any SQLSession
    ) throws -> Bool {
        guard let token else { return true }
        return try database.run(
            """
            UPDATE confirmation_token SET used_at = ?1
            WHERE digest = ?2 AND used_at IS NULL AND expires_at > ?1
            """, moment.seconds, token) > 0
    }

    private func changeAddress(
        _ change: SealedSubscriberChange, in database: any SQLSession
    ) throws {
        if let address = change.address {
            try database.run(
                "UPDATE subscriber SET address = ?, address_digest = ? WHERE id = ?",
                address.sealed, address.digest, change.subscriber)
        }
        guard let links = change.links else { return }
        try database.run(
            """
            UPDATE subscriber SET link_number = link_number + 1, preferences_digest = ?,
                unsubscribe_digest = ? WHERE id = ?
            """, links.preferences, links.unsubscribe, change.subscriber)
    }

    private func changeStanding(
        _ change: SealedSubscriberChange, at moment: Moment, in database: any SQLSession
    ) throws {
        if let language = change.language {
            try database.run(
                "UPDATE subscriber SET language = ? WHERE id = ?", language.text, change.subscriber)
        }
        if change.confirms {
            try database.run(
                """
                UPDATE subscriber SET state = 'confirmed', ended_on = NULL, bounces = 0
                WHERE id = ?
                """, change.subscriber)
        }
        guard change.ends else { return }
        try database.run(
            "UPDATE subscriber SET ended_on = ?, is_told = CASE WHEN ? = 1 THEN 1 ELSE is_told END WHERE id = ?",
            change.day.description, change.mail == nil ? 0 : 1, change.subscriber)
        try cancelMails(of: change.subscriber, at: moment, in: database)
    }

    /// What was queued for somebody who wants no more mails is not sent, but for links that they ask
    /// for themselves.
    private func cancelMails(
        of subscriber: Int, at moment: Moment, in database: any SQLSession
    ) throws {
        try database.run(
            """
            UPDATE outbox SET state = 'dropped', ended_at = ?, content_key = NULL, payload = NULL
            WHERE subscriber_id = ? AND state = 'queued'
            """, moment.seconds, subscriber)
    }

    private func changeSuppression(
        _ change: SealedSubscriberChange, in database: any SQLSession
    ) throws {
        let address: [UInt8]? = try database.value(
            "SELECT address_digest FROM subscriber WHERE id = ?", change.subscriber)
        guard let digest = address.flatMap({ Digest(bytes: $0) }) else { return }
        if change.confirms { try liftSuppression(of: digest, in: database) }
        if let reason = change.suppression {
            try suppress(digest, for: reason, on: change.day, in: database)
        }
    }

    /// Counts a mail that came back, if it is known to whom it went.
    func countBounce(ofMail subject: [UInt8], in database: any SQLSession) throws {
        try database.run(
            """
            UPDATE subscriber SET bounces = bounces + 1
            WHERE id = \(Self.receiver) AND erased_on IS NULL
            """, subject)
    }
}
