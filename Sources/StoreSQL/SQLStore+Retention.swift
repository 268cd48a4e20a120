package import Store
package import Values

/// The rows that are past their time; each condition is served by an index of its own.
private enum DueRows {
    static let drafts = """
        SELECT id FROM draft WHERE content IS NOT NULL AND expires_on <= ?
        """
    static let signUps = """
        SELECT id FROM subscriber WHERE state = 'waiting' AND erased_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM confirmation_token
                WHERE subscriber_id = subscriber.id AND expires_at > ?)
        """
    static let mails = "SELECT id FROM outbox WHERE queued_at <= ?"
    static let deliveries = "SELECT id FROM webhook_delivery WHERE ended_at <= ?"
    static let ended = """
        SELECT id FROM subscriber WHERE ended_on IS NOT NULL AND erased_on IS NULL AND ended_on <= ?
        """
    static let invitations = """
        SELECT id FROM invitation WHERE address_digest IS NOT NULL AND invited_on <= ?
        """
    static let responseProofs = """
        SELECT id FROM response
        WHERE withdrawn_on IS NOT NULL AND proof_key IS NOT NULL AND withdrawn_on <= ?
        """
    static let subscriberProofs = """
        SELECT id FROM subscriber
        WHERE erased_on IS NOT NULL AND length(proof_key) > 0 AND erased_on <= ?
        """
}

extension SQLStore {
    package func tally(_ due: RetentionDue) throws(StoreError) -> RetentionTally {
        try read { database in
            func count(_ rows: String, _ limit: any SQLBindable) throws -> Int {
                try database.value("SELECT count(*) FROM (\(rows)) AS due", limit) ?? 0
            }
            var tally = RetentionTally()
            tally.drafts = try count(DueRows.drafts, due.today.description)
            tally.signUps = try count(DueRows.signUps, due.signUpsExpiredBy.seconds)
            tally.mails = try count(DueRows.mails, due.mailsQueuedBy.seconds)
            tally.addresses = try count(DueRows.ended, due.subscriptionsEndedBy.description)
            tally.invitations = try count(DueRows.invitations, due.invitedBy.description)
            tally.deliveries = try count(DueRows.deliveries, due.deliveriesEndedBy.seconds)
            tally.proofs =
                try count(DueRows.responseProofs, due.proofsEndedBy.description)
                + count(DueRows.subscriberProofs, due.proofsEndedBy.description)
            return tally
        }
    }

    package func forget(
        _ due: RetentionDue, limit: Int
    ) throws(StoreError) -> RetentionTally {
        try write { database in
            func each(
                _ rows: String, _ bound: any SQLBindable,
                _ forget: (Int, any SQLSession) throws -> Void
            ) throws -> Int {
                let numbers: [Int] = try database.values(rows + " LIMIT ?", bound, limit)
                for number in numbers { try forget(number, database) }
                return numbers.count
            }
            let proofs = due.proofsEndedBy.description
            var tally = RetentionTally()
            tally.drafts = try each(DueRows.drafts, due.today.description, expireDraft)
            tally.signUps = try each(DueRows.signUps, due.signUpsExpiredBy.seconds, deleteSignUp)
            tally.mails = try each(DueRows.mails, due.mailsQueuedBy.seconds, deleteMail)
            tally.deliveries = try each(
                DueRows.deliveries, due.deliveriesEndedBy.seconds, deleteDelivery)
            let ended = due.subscriptionsEndedBy.description
            tally.addresses = try each(DueRows.ended, ended) { row, database in
                try eraseSubscriber(row, on: due.today, in: database)
                try attestErasure(on: due.today, for: nil, in: database)
            }
            try forgetPassing(due, in: database)
            tally.invitations = try each(
                DueRows.invitations, due.invitedBy.description, endInvitation)
            tally.proofs =
                try each(DueRows.responseProofs, proofs, destroyProof(ofResponse:in:))
                + each(DueRows.subscriberProofs, proofs, destroyProof(ofSubscriber:in:))
            return tally
        }
    }

    package func noteUpkeep(_ kind: Upkeep, at moment: Moment) throws(StoreError) {
        try write { database in
            _ = try database.run(
                """
                INSERT INTO upkeep (kind, done_at) VALUES (?, ?)
                ON CONFLICT (kind) DO UPDATE SET done_at = excluded.done_at
                """, kind.rawValue, moment.seconds)
        }
    }

    package func lastUpkeep(_ kind: Upkeep) throws(StoreError) -> Moment? {
        try read { database in
            try database.value("SELECT done_at FROM upkeep WHERE kind = ?", kind.rawValue)
                .map(Moment.init(seconds:))
        }
    }

    /// The row of a draft stays, so that its code can say what has become of it.
    private func expireDraft(_ row: Int, in database: any SQLSession) throws {
        try database.run(
            """
            UPDATE draft SET content = NULL, content_key = NULL, revision = revision + 1
            WHERE id = ?
            """, row)
    }

    /// Nothing but a waiting sign-up existed: without the confirmation nothing of it is kept but the
    /// line in the ledger.
    private func deleteSignUp(_ row: Int, in database: any SQLSession) throws {
        try eraseMails(ofSubscriber: row, in: database)
        try database.run("DELETE FROM consent_act WHERE subscriber_id = ?", row)
        try database.run("DELETE FROM subscriber WHERE id = ?", row)
    }

    /// What only served for a while: counts of mails, tokens, and which mails came back for mails that
    /// are forgotten themselves. A token that was used stays with its mail, because it says that what
    /// comes back of an earlier mail is out of date.
    private func forgetPassing(_ due: RetentionDue, in database: any SQLSession) throws {
        try database.run("DELETE FROM mail_quota WHERE day < ?", due.today.description)
        try database.run(
            "DELETE FROM returned_mail WHERE imported_on < ?", due.mailsQueuedBy.day.description)
        try database.run(
            """
            DELETE FROM confirmation_token WHERE expires_at <= ? AND subscriber_id IN
                (SELECT id FROM subscriber WHERE state <> 'waiting')
                AND (used_at IS NULL OR NOT EXISTS
                    (SELECT 1 FROM outbox WHERE subject = confirmation_token.mail))
            """, due.signUpsExpiredBy.seconds)
    }

    private func deleteMail(_ row: Int, in database: any SQLSession) throws {
        try database.run("DELETE FROM outbox WHERE id = ?", row)
    }

    private func deleteDelivery(_ row: Int, in database: any SQLSession) throws {
        try database.run("DELETE FROM webhook_delivery WHERE id = ?", row)
    }

    /// The public facts of the acts stay, so that the counts of consents agree with the ledger.
    private func destroyProof(ofResponse row: Int, in database: any SQLSession) throws {
        try database.run("UPDATE response SET proof_key = NULL WHERE id = ?", row)
        try database.run("UPDATE consent_act SET record = ? WHERE response_id = ?", [UInt8](), row)
    }

    private func destroyProof(ofSubscriber row: Int, in database: any SQLSession) throws {
        try database.run("UPDATE subscriber SET proof_key = ? WHERE id = ?", [UInt8](), row)
        try database.run(
            "UPDATE consent_act SET record = ? WHERE subscriber_id = ?", [UInt8](), row)
    }
}
