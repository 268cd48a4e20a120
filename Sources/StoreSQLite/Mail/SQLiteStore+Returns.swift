import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func knows(mail subject: [UInt8]) throws(StoreError) -> Bool {
        try exists("SELECT 1 FROM outbox WHERE subject = ?", Data(subject))
    }

    package func isImported(_ returned: Values.Digest) throws(StoreError) -> Bool {
        try exists("SELECT 1 FROM returned_mail WHERE digest = ?", returned.data)
    }

    package func isProven(sinceMail subject: [UInt8]) throws(StoreError) -> Bool {
        try exists(
            """
            SELECT 1 FROM outbox AS mail
                JOIN confirmation_token AS token ON token.subscriber_id = mail.subscriber_id
                JOIN outbox AS later ON later.subject = token.mail
                WHERE mail.subject = ? AND later.id > mail.id AND token.used_at >= mail.ended_at
            """, Data(subject))
    }

    private func exists(_ question: String, _ argument: Data) throws(StoreError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (\(question))", arguments: [argument]) ?? false
        }
    }

    package func take(
        returned digest: Values.Digest, _ effect: ReturnEffect, on day: Day
    ) throws(StoreError) -> Bool {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO returned_mail (digest, imported_on) VALUES (?, ?)
                    ON CONFLICT (digest) DO NOTHING
                    """, arguments: [digest.data, day.description])
            guard database.changesCount > 0 else { return false }
            switch effect {
            case .nothing: break
            case .suppression(let address, let reason):
                try suppress(address, for: reason, on: day, in: database)
            case .bounce(let mail): try countBounce(ofMail: mail, in: database)
            }
            return true
        }
    }
}
