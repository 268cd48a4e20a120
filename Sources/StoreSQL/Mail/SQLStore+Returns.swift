import Foundation
package import Store
package import Values

extension SQLStore {
    package func knows(mail subject: [UInt8]) throws(StoreError) -> Bool {
        try exists("SELECT 1 FROM outbox WHERE subject = ?", subject)
    }

    package func isImported(_ returned: Digest) throws(StoreError) -> Bool {
        try exists("SELECT 1 FROM returned_mail WHERE digest = ?", returned)
    }

    package func isProven(sinceMail subject: [UInt8]) throws(StoreError) -> Bool {
        try exists(
            """
            SELECT 1 FROM outbox AS mail
                JOIN confirmation_token AS token ON token.subscriber_id = mail.subscriber_id
                JOIN outbox AS later ON later.subject = token.mail
                WHERE mail.subject = ? AND later.id > mail.id AND token.used_at >= mail.ended_at
            """, subject)
    }

    private func exists(_ question: String, _ argument: any SQLBindable) throws(StoreError) -> Bool
    {
        try read { database in
            try database.value("SELECT EXISTS (\(question))", argument) ?? false
        }
    }

    package func take(
        returned digest: Digest, _ effect: ReturnEffect, on day: Day
    ) throws(StoreError) -> Bool {
        try write { database in
            let added = try database.run(
                """
                INSERT INTO returned_mail (digest, imported_on) VALUES (?, ?)
                ON CONFLICT (digest) DO NOTHING
                """, digest, day.description)
            guard added > 0 else { return false }
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
