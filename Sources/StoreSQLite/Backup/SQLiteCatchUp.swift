import Consent
import Foundation
import GRDB
import Store
import StoreSQL
import Values

/// Brings a restored database up to newer keys, in one transaction: who was erased since is erased,
/// whoever withdrew has withdrawn, the ledger and the acts are the newest.
struct SQLiteCatchUp {
    let engine: SQLiteEngine
    let store: SQLStore
    let day: Day

    /// Takes the keys at `keys` to the data that came from `file`.
    ///
    /// The maintained counts are wrong afterwards, until ``SQLStore/putCounts(_:responses:of:)``.
    /// The ledger goes on from the last published head, unless the keys are older than that; then the leaf
    /// that tells of the restoration is appended when the ledger goes on.
    func run(with keys: URL, goingOnFrom head: HeadFile, from file: String) throws(StoreError) {
        try catchUp(with: keys, from: file)
        try store.resumeLedger(after: head)
        guard (try? store.requireStanding()) != nil else { return }
        try engine.write { try store.attestRestorations(on: day, in: $0) }
    }

    private func catchUp(with keys: URL, from file: String) throws(StoreError) {
        try StoreError.translated {
            try engine.pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA foreign_keys = OFF")
                try database.execute(sql: "ATTACH ? AS keys", arguments: [keys.path])
                try database.inTransaction(.immediate) {
                    try catchUp(database, from: file)
                    return .commit
                }
                try database.execute(sql: "DETACH keys; PRAGMA foreign_keys = ON")
            }
        }
    }

    private func catchUp(_ database: Database, from file: String) throws {
        let session = SQLiteSession(database)
        let backup = try SQLStore.tree(in: session)
        try catchUpResponses(database)
        try catchUpDrafts(database)
        try catchUpSubscribers(database)
        try catchUpInvitations(database)
        try catchUpMails(database)
        try catchUpStories(database)
        try takeWholeTables(database)
        try deleteStrandedActs(database)
        try countStrandedMarks(database)
        try noteBackup(database)
        let facts = [
            "file": file, "size": String(backup.size), "root": backup.root.hexadecimal,
        ]
        try store.record(OperatorAction(.restored, facts), leaf: nil, in: session)
        try database.checkForeignKeys()
    }

    private func noteBackup(_ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO upkeep (kind, done_at)
                SELECT 'backup', made_at FROM keys.snapshot WHERE true
                ON CONFLICT (kind) DO UPDATE SET done_at = excluded.done_at
                """)
    }

    /// A row without its row of keys was erased, or belongs to somebody else by now.
    private func catchUpResponses(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE response SET answers = CASE WHEN k.content_key IS NULL THEN NULL
                        ELSE answers END,
                    content_key = k.content_key, proof_key = k.proof_key,
                    withdrawn_on = k.withdrawn_on, erased_on = k.erased_on,
                    consents_end_on = k.consents_end_on
                FROM keys.response_key AS k WHERE k.id = response.id AND k.subject = response.subject;

                UPDATE response SET answers = NULL, content_key = NULL, consents_end_on = NULL,
                    withdrawn_on = coalesce(response.withdrawn_on, :day)
                FROM keys.response_key AS k WHERE k.id = response.id AND k.subject = response.subject
                    AND k.content_key_number <> response.content_key_number;

                UPDATE response SET content_key_number = k.content_key_number
                FROM keys.response_key AS k WHERE k.id = response.id AND k.subject = response.subject;

                UPDATE response SET answers = NULL, content_key = NULL, proof_key = NULL,
                    consents_end_on = NULL,
                    withdrawn_on = coalesce(withdrawn_on, :day), erased_on = coalesce(erased_on, :day)
                WHERE NOT EXISTS (SELECT 1 FROM keys.response_key AS k
                    WHERE k.id = response.id AND k.subject = response.subject);
                """, arguments: ["day": day.description])
    }

    private func catchUpDrafts(_ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE draft SET content_key = NULL, content = NULL, revision = revision + 1
                WHERE content IS NOT NULL AND NOT EXISTS (SELECT 1 FROM keys.draft_key AS k
                    WHERE k.id = draft.id AND k.subject = draft.subject
                        AND k.content_key IS NOT NULL);

                UPDATE draft SET content_key = k.content_key FROM keys.draft_key AS k
                WHERE k.id = draft.id AND k.subject = draft.subject AND draft.content IS NOT NULL;
                """)
    }

    private func catchUpSubscribers(_ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM subscriber WHERE NOT EXISTS (SELECT 1 FROM keys.subscriber_key AS k
                    WHERE k.id = subscriber.id AND k.subject = subscriber.subject);

                UPDATE subscriber SET content_key = k.content_key, proof_key = k.proof_key,
                    state = k.state, erased_on = k.erased_on, address_digest = k.address_digest,
                    ended_on = k.ended_on, link_number = k.link_number,
                    preferences_digest = k.preferences_digest,
                    unsubscribe_digest = k.unsubscribe_digest,
                    address = k.address
                FROM keys.subscriber_key AS k WHERE k.id = subscriber.id;

                                DELETE FROM confirmation_token WHERE subscriber_id NOT IN
                    (SELECT id FROM subscriber WHERE erased_on IS NULL);
                """)
    }

    /// Who has answered or said no since is not asked again. Keys of an older version know no invitations;
    /// then there are none in the data either.
    private func catchUpInvitations(_ database: Database) throws {
        guard try database.tableExists("invitation_key", in: "keys") else { return }
        try database.execute(
            sql: """
                UPDATE invitation SET state = 'ended', address = NULL, content_key = NULL,
                    next_on = NULL, address_digest = NULL
                WHERE NOT EXISTS (SELECT 1 FROM keys.invitation_key AS k
                    WHERE k.id = invitation.id AND k.subject = invitation.subject);

                UPDATE invitation SET state = k.state, content_key = k.content_key,
                    address = CASE WHEN k.state = 'invited' THEN address END,
                    address_digest = k.address_digest, reminders_sent = k.reminders_sent,
                    reminders_left = k.reminders_left, next_on = k.next_on
                FROM keys.invitation_key AS k
                WHERE k.id = invitation.id AND k.subject = invitation.subject;
                """)
    }

    /// What was carried out or sent since is not done again.
    private func catchUpMails(_ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM address_request WHERE NOT EXISTS (
                    SELECT 1 FROM keys.address_request_key AS k
                    WHERE k.id = address_request.id AND k.subject = address_request.subject);

                UPDATE address_request SET content_key = k.content_key
                FROM keys.address_request_key AS k WHERE k.id = address_request.id;

                DELETE FROM outbox WHERE NOT EXISTS (SELECT 1 FROM keys.outbox_key AS k
                        WHERE k.id = outbox.id AND k.subject = outbox.subject)
                    OR subscriber_id NOT IN (SELECT id FROM subscriber WHERE erased_on IS NULL);

                UPDATE outbox SET content_key = k.content_key, state = k.state, reply = k.reply,
                    ended_at = k.ended_at,
                    payload = CASE WHEN k.ended_at IS NULL THEN payload END
                FROM keys.outbox_key AS k WHERE k.id = outbox.id;
                """)
    }

    /// What was taken down since stays so, and so does what was published. A text that the keys do not
    /// have was deleted with its response; keys of an older version know no stories, as do their data.
    private func catchUpStories(_ database: Database) throws {
        guard try database.tableExists("story_key", in: "keys") else { return }
        try database.execute(
            sql: """
                DELETE FROM story WHERE NOT EXISTS (SELECT 1 FROM keys.story_key AS k
                    WHERE k.id = story.id AND k.subject = story.subject);

                UPDATE story SET state = k.state, content_key = NULL, words = NULL, wish = NULL,
                    decided_on = k.decided_on, published_on = k.published_on
                FROM keys.story_key AS k WHERE k.id = story.id AND k.content_key IS NULL;

                UPDATE story SET state = k.state, content_key = k.content_key,
                    wish = CASE WHEN k.state = 'returned' THEN wish END,
                    decided_on = k.decided_on, published_on = k.published_on
                FROM keys.story_key AS k WHERE k.id = story.id AND k.content_key IS NOT NULL;
                """)
    }

    /// Columns that the keys do not have, because they are of an older version, get their defaults.
    private func takeWholeTables(_ database: Database) throws {
        for table in try SnapshotSplit.wholeTables(in: database, schema: "keys") {
            let columns = try String.fetchAll(
                database, sql: "SELECT name FROM pragma_table_info(?, 'keys')", arguments: [table]
            ).joined(separator: ", ")
            try database.execute(
                sql: """
                    DELETE FROM main.\(table);
                    INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM keys.\(table);
                    """)
        }
    }

    /// Acts of people whom the restored data does not know; the ledger keeps their leaves.
    private func deleteStrandedActs(_ database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM consent_act WHERE response_id IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM response JOIN keys.response_key AS k
                        ON k.id = response.id AND k.subject = response.subject
                    WHERE response.id = response_id);

                DELETE FROM consent_act WHERE subscriber_id IS NOT NULL
                    AND subscriber_id NOT IN (SELECT id FROM subscriber);
                """)
    }

    /// Whose answers the restored data does not have has left the releases; without the trigger's help,
    /// because the marks are newer than those answers.
    private func countStrandedMarks(_ database: Database) throws {
        let stranded = """
            FROM release_mark WHERE NOT EXISTS (
                SELECT 1 FROM response WHERE response.id = response_id AND answers IS NOT NULL)
            """
        try database.execute(
            sql: """
                INSERT INTO release_leavers (plan_id, counted, people)
                SELECT plan_id, counted, count(*) \(stranded) AND ltrim(counted, '0,') <> ''
                GROUP BY plan_id, counted
                ON CONFLICT (plan_id, counted) DO UPDATE SET people = people + excluded.people;

                UPDATE release_plan SET left_since = left_since
                    + (SELECT count(*) \(stranded) AND plan_id = release_plan.id);

                DELETE \(stranded);
                """)
    }
}
