import Consent
package import Store
package import Values

extension SQLStore {
    package func erase(
        _ erasure: SealedErasure, for action: OperatorAction?
    ) throws(StoreError) -> ErasureOutcome {
        try write { database in
            if let withdrawal = erasure.withdrawal,
                try end(withdrawal, in: database) == .superseded
            {
                return .superseded
            }
            let isDraftGone = try discard(erasure.code, in: database)
            let isMarked = try markErased(erasure, in: database)
            guard isDraftGone || isMarked else { return .nothingToErase }
            try attestErasure(on: erasure.day, for: action, in: database)
            return .erased
        }
    }

    package func erase(
        _ change: SealedSubscriberChange, at moment: Moment, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard try apply(change, at: moment, in: database) else { return false }
            let address: [UInt8]? = try database.value(
                "SELECT address_digest FROM subscriber WHERE id = ?", change.subscriber)
            if let address = address.flatMap({ Digest(bytes: $0) }) {
                _ = try eraseInvitations(of: address, in: database)
            }
            try eraseSubscriber(change.subscriber, on: change.day, in: database)
            try attestErasure(on: change.day, for: action, in: database)
            return true
        }
    }

    /// The proof alone is left of a subscriber.
    func eraseSubscriber(_ row: Int, on day: Day, in database: any SQLSession) throws {
        try eraseMails(ofSubscriber: row, in: database)
        try database.run(
            """
            UPDATE subscriber SET address = x'', content_key = x'', erased_on = ?,
                address_digest = randomblob(32), preferences_digest = NULL,
                unsubscribe_digest = NULL
            WHERE id = ?
            """, day.description, row)
    }

    /// Deletes the mails of a subscriber and the tokens of their links.
    func eraseMails(ofSubscriber row: Int, in database: any SQLSession) throws {
        for table in ["outbox", "confirmation_token"] {
            try database.run("DELETE FROM \(table) WHERE subscriber_id = ?", row)
        }
    }

    private func markErased(_ erasure: SealedErasure, in database: any SQLSession) throws -> Bool {
        return try database.run(
            """
            UPDATE response SET erased_on = ? WHERE code_key = ? AND code_digest = ?
                AND withdrawn_on IS NOT NULL AND erased_on IS NULL
            """, erasure.day.description, erasure.code.key, erasure.code) > 0
    }

    func attestErasure(
        on day: Day, for action: OperatorAction?, in database: any SQLSession
    ) throws {
        let leaf = try appendLeaves([.erasureCompleted(on: day)], in: database)
        if let action { try record(action, leaf: leaf, in: database) }
    }
}
