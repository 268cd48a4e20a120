import Foundation
package import Store
package import Values

extension SQLStore {
    package func invite(
        _ invitations: [SealedInvitation], to form: FormName, for action: OperatorAction?
    ) throws(StoreError) -> Int {
        try write { database in
            let number: Int? = try database.value(
                "SELECT id FROM form WHERE name = ? AND state = 'open'", form.text)
            guard let number else { throw StoreError.unknownForm(form) }
            var count = 0
            for invitation in invitations
            where try insert(invitation, form: number, in: database) {
                count += 1
            }
            if let action { try record(action, leaf: nil, in: database) }
            return count
        }
    }

    private func insert(
        _ invitation: SealedInvitation, form: Int, in database: any SQLSession
    ) throws -> Bool {
        let rows = try database.insertEach(
            """
            INSERT INTO invitation (subject, form_id, token_digest, address_digest, language, state,
                invited_on, interval_days, reminders_left, next_on, content_key, address)
            SELECT ?1, ?2, ?3, ?4, ?5, 'invited', ?6, ?7, ?8, ?9, ?10, ?11
            WHERE NOT EXISTS (SELECT 1 FROM suppression WHERE address_digest = ?4)
            ON CONFLICT (form_id, address_digest) DO NOTHING
            """, with: [invitation.values(form: form)])
        guard let row = rows[0] else { return false }
        try insert(invitation.mail, of: row, in: database)
        return true
    }

    private func insert(
        _ mail: SealedMail, of invitation: Int, in database: any SQLSession
    ) throws {
        let row = try insert(mail, to: nil, in: database)
        try database.run("UPDATE outbox SET invitation_id = ? WHERE id = ?", invitation, row)
    }

    package func invitation(
        withToken token: Digest
    ) throws(StoreError) -> StoredInvitation? {
        try read { database in
            try database.row(
                """
                SELECT invitation.*, form.name FROM invitation JOIN form ON form.id = form_id
                WHERE token_digest = ?
                """, token
            )
            .map(StoredInvitation.init)
        }
    }

    package func invitations(
        to address: Digest
    ) throws(StoreError) -> [StoredInvitation] {
        try read { database in
            try database.rows(
                """
                SELECT invitation.*, form.name FROM invitation JOIN form ON form.id = form_id
                WHERE address_digest = ? ORDER BY invitation.id
                """, address
            )
            .map(StoredInvitation.init)
        }
    }

    package func isInvited(
        _ address: Digest, to form: FormName
    ) throws(StoreError) -> Bool {
        try read { database in
            try database.value(
                """
                SELECT EXISTS (SELECT 1 FROM invitation JOIN form ON form.id = form_id
                    WHERE form.name = ? AND address_digest = ?)
                """, form.text, address) ?? false
        }
    }

    package func remindersDue(
        on day: Day, limit: Int
    ) throws(StoreError) -> [StoredInvitation] {
        try read { database in
            try database.rows(
                """
                SELECT invitation.*, form.name FROM invitation JOIN form ON form.id = form_id
                WHERE next_on <= ? ORDER BY next_on, invitation.id LIMIT ?
                """, day.description, limit
            )
            .map(StoredInvitation.init)
        }
    }

    package func remind(_ reminder: SealedReminder) throws(StoreError) -> Bool {
        try write { database in
            let isMuted: Bool? = try database.value(
                """
                SELECT EXISTS (SELECT 1 FROM suppression JOIN invitation USING (address_digest)
                    WHERE invitation.id = ?)
                """, reminder.invitation)
            let mail = isMuted == true ? nil : reminder.mail
            let day = mail == nil ? nil : reminder.next
            let reminded = try database.run(
                """
                UPDATE invitation SET reminders_sent = reminders_sent + ?1, next_on = ?2,
                    reminders_left = CASE WHEN ?2 IS NULL THEN 0 ELSE reminders_left - 1 END
                WHERE id = ?3 AND state = 'invited' AND reminders_sent = ?4 AND next_on <= ?5
                """, mail == nil ? 0 : 1, day?.description, reminder.invitation, reminder.replaces,
                reminder.today.description)
            guard reminded > 0, let mail else { return false }
            try insert(mail, of: reminder.invitation, in: database)
            return true
        }
    }

    package func decline(_ token: Digest) throws(StoreError) -> Bool {
        try write { database in
            let number: Int? = try database.value(
                "SELECT id FROM invitation WHERE token_digest = ?", token)
            guard let number else { return false }
            _ = try settle("id = ?", number, as: .declined, in: database)
            return true
        }
    }

    package func eraseInvitations(
        of address: Digest, on day: Day, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard try eraseInvitations(of: address, in: database) else { return false }
            try attestErasure(on: day, for: action, in: database)
            return true
        }
    }

    package func invitationTally(of form: FormName) throws(StoreError) -> InvitationTally {
        try read { database in
            let rows = try database.rows(
                """
                SELECT invitation.state, count(*) AS number, count(CASE WHEN reminders_sent > 0 THEN 1 END) AS reminded
                FROM invitation JOIN form ON form.id = form_id
                WHERE form.name = ? GROUP BY invitation.state
                """, form.text)
            let states = try rows.map { (try StoredInvitation.State($0), $0["number"] as Int) }
            return InvitationTally(
                byState: Dictionary(uniqueKeysWithValues: states),
                reminded: rows.reduce(0) { $0 + ($1["reminded"] as Int) })
        }
    }
}

// MARK: - Parts of other transactions

extension SQLStore {
    /// Answers an invitation. Returns false when it is not open, or to another form.
    ///
    /// Neither the response nor a time is written down: nothing leads from one to the other.
    func answer(
        _ token: Digest, form: Int, in database: any SQLSession
    ) throws -> Bool {
        try settle(
            "token_digest = ? AND form_id = ?", token, form, as: .answered, in: database) > 0
    }

    /// Ends what is open of a form's invitations.
    func endInvitations(of form: FormName, in database: any SQLSession) throws {
        let condition = "form_id = (SELECT id FROM form WHERE name = ?)"
        _ = try settle(condition, form.text, as: .ended, in: database)
        try forgetInvited(condition, form.text, in: database)
    }

    /// Ends the invitation in a row, and forgets that its address was invited.
    func endInvitation(_ row: Int, in database: any SQLSession) throws {
        _ = try settle("id = ?", row, as: .ended, in: database)
        try forgetInvited("id = ?", row, in: database)
    }

    /// Ends the invitations of an address and deletes their mails. Returns false when there are none.
    func eraseInvitations(of address: Digest, in database: any SQLSession) throws -> Bool {
        let rows: [Int] = try database.values(
            "SELECT id FROM invitation WHERE address_digest = ?", address)
        for row in rows {
            try database.run("DELETE FROM outbox WHERE invitation_id = ?", row)
            try endInvitation(row, in: database)
        }
        return !rows.isEmpty
    }

    /// Changes the state of open invitations; their addresses, keys and waiting mails go. Returns how many
    /// those were.
    ///
    /// The mails are deleted: the time of their end would tell that of the answer.
    private func settle(
        _ condition: String, _ arguments: (any SQLBindable)..., as state: StoredInvitation.State,
        in database: any SQLSession
    ) throws -> Int {
        let open = "state = 'invited' AND \(condition)"
        let values = arguments.map(\.sqlValue)
        try database.run(
            """
            DELETE FROM outbox WHERE ended_at IS NULL
                AND invitation_id IN (SELECT id FROM invitation WHERE \(open))
            """, with: values)
        return try database.run(
            """
            UPDATE invitation SET state = '\(state.rawValue)', content_key = NULL, address = NULL,
                next_on = NULL, reminders_left = 0
            WHERE \(open)
            """, with: values)
    }

    /// From now on the addresses of these invitations can be invited again.
    private func forgetInvited(
        _ condition: String, _ arguments: (any SQLBindable)..., in database: any SQLSession
    ) throws {
        try database.run(
            "UPDATE invitation SET address_digest = NULL WHERE \(condition)",
            with: arguments.map(\.sqlValue))
    }
}

extension SealedInvitation {
    fileprivate func values(form: Int) -> [SQLValue] {
        let next = schedule.next(after: day)
        return [
            .blob(subject), .integer(form), .blob(token.digest.bytes), .blob(addressDigest.bytes),
            .text(language.text), .text(day.description), .integer(schedule.days),
            .integer(schedule.count), next.map { .text($0.description) } ?? .null,
            .blob(contentKey), .blob(address),
        ]
    }
}

extension StoredInvitation {
    fileprivate init(_ row: SQLRow) throws {
        let key: [UInt8]? = row["content_key"]
        self.init(
            number: row["id"], subject: row.bytes("subject"), form: try row.checked("name"),
            state: try State(row), language: try row.checked("language"),
            remindersSent: row["reminders_sent"],
            schedule: ReminderSchedule(count: row["reminders_left"], days: row["interval_days"]),
            address: key.map { SealedContent(key: $0, bytes: row.bytes("address")) })
    }
}

extension StoredInvitation.State {
    fileprivate init(_ row: SQLRow) throws {
        guard let state = Self(rawValue: row["state"]) else {
            throw StoreError.failed(
                reason: "an invitation has a state that this version does not know")
        }
        self = state
    }
}
