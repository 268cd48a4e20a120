import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func signUp(_ signUp: SealedSignUp) throws(StoreError) -> Bool {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO subscriber (subject, address_digest, state, language, asked_on,
                        content_key, proof_key, address)
                    VALUES (?, ?, 'waiting', ?, ?, ?, ?, ?) ON CONFLICT (address_digest) DO NOTHING
                    """,
                arguments: [
                    Data(signUp.subject), signUp.addressDigest.data, signUp.language.text,
                    signUp.day.description, Data(signUp.contentKey), Data(signUp.proofKey),
                    Data(signUp.address),
                ])
            guard database.changesCount > 0 else { return false }
            let row = Int(database.lastInsertedRowID)
            try append([OwnedAct(owner: .subscriber(row), act: signUp.act)], in: database)
            try insert(signUp.mail, to: row, in: database)
            return true
        }
    }

    package func subscriber(
        withAddress digest: Values.Digest
    ) throws(StoreError) -> StoredSubscriber? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT subject, content_key FROM subscriber WHERE address_digest = ?",
                arguments: [digest.data]
            )
            .map {
                StoredSubscriber(subject: $0.bytes("subject"), contentKey: $0.bytes("content_key"))
            }
        }
    }

    package func subscribers(
        after number: Int, limit: Int
    ) throws(StoreError) -> [StoredSubject] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, subject, nullif(proof_key, x'') AS proof_key FROM subscriber
                    WHERE id > ? ORDER BY id LIMIT ?
                    """, arguments: [number, limit]
            )
            .map { row in
                let proofKey: Data? = row["proof_key"]
                return StoredSubject(
                    number: row["id"], subject: row.bytes("subject"),
                    proofKey: proofKey.map { [UInt8]($0) },
                    acts: try acts(ofSubscriber: row["id"], in: database))
            }
        }
    }

    package func subscription(
        withAddress digest: Values.Digest
    ) throws(StoreError) -> StoredSubscription? {
        try read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM subscriber WHERE address_digest = ?",
                arguments: [digest.data])
            return try row.map { row in
                StoredSubscription(
                    subject: row.bytes("subject"), state: row["state"],
                    language: try row.checked("language"), askedOn: try row.day("asked_on"),
                    proofKey: row.bytes("proof_key"),
                    address: SealedContent(
                        key: row.bytes("content_key"), bytes: row.bytes("address")),
                    acts: try acts(ofSubscriber: row["id"], in: database))
            }
        }
    }

    package func queue(
        _ mail: SealedMail, to address: Values.Digest, atMost limit: Int, since moment: Moment
    ) throws(StoreError) {
        try write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT id, (SELECT count(*) FROM outbox
                        WHERE subscriber_id = subscriber.id AND queued_at > ?) AS recent
                    FROM subscriber WHERE address_digest = ?
                    """, arguments: [moment.seconds, address.data])
            guard let row, row["recent"] < limit else { return }
            try insert(mail, to: row["id"], in: database)
        }
    }

    package func outbox(limit: Int) throws(StoreError) -> [OutboxEntry] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM outbox ORDER BY queued_at, id LIMIT ?",
                arguments: [limit]
            )
            .map { row in
                OutboxEntry(
                    number: row["id"], kind: row["kind"], state: row["state"],
                    queuedAt: Moment(seconds: row["queued_at"]))
            }
        }
    }

    private func insert(_ mail: SealedMail, to subscriber: Int, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO outbox (subscriber_id, kind, state, queued_at, payload)
                VALUES (?, 'confirmation', 'queued', ?, ?)
                """, arguments: [subscriber, mail.queuedAt.seconds, Data(mail.payload)])
        try database.execute(
            sql: """
                INSERT INTO confirmation_token (digest, subscriber_id, expires_at) VALUES (?, ?, ?)
                """, arguments: [mail.token.data, subscriber, mail.expiresAt.seconds])
    }
}
