package import Store
import Values

extension SQLStore {
    /// Each number comes from a row or from an index, but for drafts and mails, which are counted.
    package func figures() throws(StoreError) -> StoreFigures {
        try readOnce { database in
            let row = try database.row(
                """
                SELECT (SELECT CAST(coalesce(sum(responses), 0) AS BIGINT) FROM form) AS responses,
                    (SELECT count(*) FROM draft WHERE content IS NOT NULL) AS drafts,
                    (SELECT size FROM ledger_tree) AS leaves,
                    (SELECT count(*) FROM outbox WHERE ended_at IS NULL) AS waiting_mails,
                    (SELECT min(queued_at) FROM outbox WHERE ended_at IS NULL) AS oldest_mail,
                    (SELECT count(*) FROM webhook_delivery WHERE state IN ('queued', 'sending'))
                        AS waiting_messages,
                    (SELECT done_at FROM upkeep WHERE kind = ?) AS last_backup,
                    (SELECT done_at FROM upkeep WHERE kind = ?) AS last_retention
                """, Upkeep.backup.rawValue, Upkeep.retention.rawValue)
            guard let row else { preconditionFailure("a question without a table gives one row") }
            func moment(_ column: String) -> Moment? {
                (row[column] as Int64?).map(Moment.init(seconds:))
            }
            return StoreFigures(
                responses: row["responses"], drafts: row["drafts"], leaves: row["leaves"] ?? 0,
                waitingMails: row["waiting_mails"], oldestMail: moment("oldest_mail"),
                waitingMessages: row["waiting_messages"],
                lastBackup: moment("last_backup"), lastRetention: moment("last_retention"))
        }
    }

    package func requireWritable() throws(StoreError) {
        _ = try write { try $0.run("UPDATE ledger_tree SET size = size WHERE id = 0") }
    }
}
