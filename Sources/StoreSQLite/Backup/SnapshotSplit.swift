import Foundation
import GRDB
import Values

/// Takes the keys out of a copy of the database, so that data and keys are two files of one moment.
///
/// The file of the keys also takes along what must never go back in time: the ends of responses and
/// subscriptions, the consent acts with their contexts and notices, the suppressed addresses, the
/// ledger, what operators did, and what was published with the marks of those it counted.
enum SnapshotSplit {
    /// The columns of each table of keys, besides the row's number and subject.
    static let keyColumns = [
        "response": [
            "content_key", "content_key_number", "proof_key", "withdrawn_on", "erased_on",
            "consents_end_on",
        ],
        "draft": ["content_key"],
        "subscriber": [
            "content_key", "proof_key", "state", "erased_on", "address", "address_digest",
            "ended_on",
            "link_number", "preferences_digest", "unsubscribe_digest",
        ],
        "address_request": ["content_key"],
        "invitation": [
            "content_key", "state", "address_digest", "reminders_sent", "reminders_left", "next_on",
        ],
        "outbox": ["content_key", "state", "reply", "ended_at"],
        "story": ["content_key", "state", "decided_on", "published_on"],
    ]
    /// The columns that hold wrapped keys.
    static let wrapped = [
        ("response", "content_key"), ("response", "proof_key"), ("draft", "content_key"),
        ("subscriber", "content_key"), ("subscriber", "proof_key"),
        ("address_request", "content_key"), ("outbox", "content_key"),
        ("invitation", "content_key"), ("story", "content_key"),
    ]

    /// The tables that are taken along whole; whatever belongs to the ledger is one of them.
    static func wholeTables(in database: Database, schema: String) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT name FROM \(schema).sqlite_master WHERE type = 'table' AND (
                    name IN ('notice', 'notice_period', 'consent_context', 'consent_act', 'suppression',
                        'operator_action') OR name LIKE 'ledger\\_%' ESCAPE '\\'
                    OR name LIKE 'release\\_%' ESCAPE '\\') ORDER BY name
                """)
    }

    /// Splits the copy at `data`, to which nothing else is connected.
    static func split(_ data: URL, keys: URL, at moment: Moment) throws {
        let queue = try DatabaseQueue(path: data.path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "ATTACH ? AS keys", arguments: [keys.path])
            try database.inTransaction {
                try copyKeys(in: database, at: moment)
                try strip(database)
                return .commit
            }
            try database.execute(sql: "DETACH keys")
        }
        try queue.close()
    }

    /// Without a journal: the copy is thrown away when anything fails.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;
                    """)
        }
        return configuration
    }

    private static func copyKeys(in database: Database, at moment: Moment) throws {
        try database.execute(
            sql: """
                CREATE TABLE keys.snapshot AS SELECT \(moment.seconds) AS made_at, key_check
                FROM main.instance
                """)
        for (table, columns) in keyColumns.sorted(by: { $0.key < $1.key }) {
            let list = (["id", "subject"] + columns).joined(separator: ", ")
            try database.execute(
                sql: """
                    CREATE TABLE keys.\(table)_key AS SELECT \(list) FROM main.\(table);
                    CREATE UNIQUE INDEX keys.\(table)_key_by_row ON \(table)_key (id);
                    """)
        }
        for table in try wholeTables(in: database, schema: "main") + ["grdb_migrations"] {
            try database.execute(
                sql: "CREATE TABLE keys.\(table) AS SELECT * FROM main.\(table)")
        }
        try database.execute(
            sql: "CREATE UNIQUE INDEX keys.ledger_bundle_by_leaf ON ledger_bundle (first_leaf)")
    }

    /// An empty key stands where there is one in the file of the keys. Sheets are made anew from the answers.
    private static func strip(_ database: Database) throws {
        try database.execute(sql: "DELETE FROM main.answer_sheet")
        for (table, column) in wrapped {
            try database.execute(
                sql: "UPDATE main.\(table) SET \(column) = x'' WHERE \(column) IS NOT NULL")
        }
    }
}
