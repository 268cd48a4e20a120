package import Foundation
import GRDB
import Resources
package import Store
package import StoreSQL

/// SQLite: one file in WAL mode that several processes may use at once.
///
/// An answer is acknowledged only when it is durable, hence `synchronous=FULL`; what is deleted is
/// overwritten, hence `secure_delete=ON`.
package final class SQLiteEngine: SQLEngine {
    /// How many pages the write-ahead log holds before it is folded into the database: the sync of
    /// the database file is paid once for that many pages.
    private static let checkpointPages = 4_000
    /// How long to wait for another process, in milliseconds.
    private static let patience = 10_000
    /// The same for emptying the log, meanwhile nobody can write.
    private static let logPatience = 20

    let pool: DatabasePool

    /// Opens or creates the database file at `url` and brings its schema up to date.
    ///
    /// - Throws: ``StoreError/schemaTooNew`` when a newer version has migrated it.
    package init(_ url: URL) throws(StoreError) {
        pool = try StoreError.translated {
            let pool = try DatabasePool(path: url.path, configuration: Self.configuration)
            // After opening: GRDB sets NORMAL when it turns the write-ahead log on.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        }
        try StoreError.translated { try pool.writeWithoutTransaction(SQLiteSchema.upgrade) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "recount"
        configuration.busyMode = .timeout(Double(patience) / 1_000)
        configuration.maximumReaderCount = 4
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA wal_autocheckpoint = \(checkpointPages);
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        return configuration
    }

    package func write<Value>(
        _ updates: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try StoreError.translated { try pool.write { try updates(SQLiteSession($0)) } }
    }

    package func readOnce<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try StoreError.translated { try pool.unsafeRead { try question(SQLiteSession($0)) } }
    }

    package func read<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try StoreError.translated { try pool.read { try question(SQLiteSession($0)) } }
    }

    package let wording = SQLWording(
        decisions: """
            SELECT response_id, subscriber_id, consent_act.id AS act_id, context_id,
                json_extract(value, '$[0]') AS purpose, json_extract(value, '$[2]') AS status
            FROM consent_act, json_each(decisions)
            """,
        columns: """
            SELECT t.name, c.name, c.pk, c."notnull" OR c.pk > 0
            FROM sqlite_master AS t, pragma_table_info(t.name) AS c
            WHERE \(ownTables) ORDER BY t.name, c.cid
            """,
        references: """
            SELECT t.name, r."from", r."table"
            FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS r
            WHERE \(ownTables) ORDER BY t.name, r."from"
            """,
        // SQLite numbers a row behind the last one.
        numbering: { _ in nil })

    private static let ownTables = """
        t.type = 'table' AND t.name NOT IN ('grdb_migrations', 'move', 'answer_sheet')
            AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """
}

extension SQLiteEngine {
    package func changeMark() throws(StoreError) -> Int {
        try pragma("data_version") ?? 0
    }

    package func integrityFindings() throws(StoreError) -> [String] {
        try StoreError.translated {
            try pool.read { database in
                let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
                return found.filter { $0 != "ok" }
                    + dangling.map {
                        "a row of ‘\($0[0] as String)’ refers to a row that is not there"
                    }
            }
        }
    }

    package func forgetLog() throws(StoreError) -> Bool {
        try StoreError.translated {
            try pool.writeWithoutTransaction { database in
                // Nobody can write while the log waits for a reader, such as a backup: the caller
                // tries again instead.
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.logPatience)")
                // The first column tells whether a reader or writer kept it from finishing.
                let outcome = Result {
                    try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                }
                try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
                let row = try outcome.get()
                return row.map { $0[0] == 0 } ?? false
            }
        }
    }

    /// The value of a pragma on the connection that writes, for checks of what is in force.
    package func pragma(_ name: String) throws(StoreError) -> Int? {
        try StoreError.translated {
            try pool.writeWithoutTransaction { database in
                try Int.fetchOne(database.cachedStatement(sql: "PRAGMA \(name)"))
            }
        }
    }

    /// Folds the write-ahead log into the database file and closes it.
    package func close() throws(StoreError) {
        _ = try forgetLog()
        try StoreError.translated { try pool.close() }
    }
}
