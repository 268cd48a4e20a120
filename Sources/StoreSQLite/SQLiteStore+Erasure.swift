import Consent
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
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
            let address = try Data.fetchOne(
                database, sql: "SELECT address_digest FROM subscriber WHERE id = ?",
                arguments: [change.subscriber])
            if let address { _ = try eraseInvitations(of: address, in: database) }
            try eraseSubscriber(change.subscriber, on: change.day, in: database)
            try attestErasure(on: change.day, for: action, in: database)
            return true
        }
    }

    /// The proof alone is left of a subscriber.
    func eraseSubscriber(_ row: Int, on day: Day, in database: Database) throws {
        try eraseMails(ofSubscriber: row, in: database)
        try database.execute(
            sql: """
                UPDATE subscriber SET address = x'', content_key = x'', erased_on = ?,
                    address_digest = randomblob(32), preferences_digest = NULL,
                    unsubscribe_digest = NULL
                WHERE id = ?
                """, arguments: [day.description, row])
    }

    /// Deletes the mails of a subscriber and the tokens of their links.
    func eraseMails(ofSubscriber row: Int, in database: Database) throws {
        for table in ["outbox", "confirmation_token"] {
            try database.execute(
                sql: "DELETE FROM \(table) WHERE subscriber_id = ?", arguments: [row])
        }
    }

    private func markErased(_ erasure: SealedErasure, in database: Database) throws -> Bool {
        try database.execute(
            sql: """
                UPDATE response SET erased_on = ? WHERE code_key = ? AND code_digest = ?
                    AND withdrawn_on IS NOT NULL AND erased_on IS NULL
                """,
            arguments: [erasure.day.description, erasure.code.key, erasure.code.data])
        return database.changesCount > 0
    }

    func attestErasure(
        on day: Day, for action: OperatorAction?, in database: Database
    ) throws {
        let leaf = try appendLeaves([.erasureCompleted(on: day)], in: database)
        if let action { try record(action, leaf: leaf, in: database) }
    }
}
