import Resources
import Store
import StoreSQL

/// The tables in the server's database, and the migrations that make them.
enum Schema {
    /// Names the lock that makes all who write wait for each other: "recount" in ASCII.
    static let lock = 0x72_65_63_6F_75_6E_74

    private static let migrations = Resource.under("schema/postgresql/")
        .sorted { $0.name < $1.name }

    /// Makes what is missing, in one transaction; a database that is up to date is only read.
    ///
    /// - Throws: ``StoreError/schemaTooNew`` when it has what this version does not know,
    ///   ``StoreError/unsuitable(reason:)`` when its locks hold nobody up.
    static func bringUpToDate(_ connection: PostgreSQLConnection) throws {
        try requireLocks(connection)
        if try missing(connection).isEmpty { return try connection.exchange([Writer.tidying]) }
        try connection.run(
            script: """
                BEGIN;
                SELECT pg_advisory_xact_lock(\(lock));
                CREATE TABLE IF NOT EXISTS schema_migration (
                    name text COLLATE "C" PRIMARY KEY,
                    applied_at timestamptz NOT NULL DEFAULT now()
                );
                """)
        // Another process may have been faster.
        for migration in try missing(connection) {
            try connection.run(
                script: """
                    \(migration.text)
                    INSERT INTO schema_migration (name) VALUES ('\(migration.name)');
                    """)
        }
        try connection.run(script: "COMMIT")
    }

    /// Servers that only speak PostgreSQL's language may take the call for a lock and lock nothing; then two
    /// who write would fork the ledger.
    private static func requireLocks(_ connection: PostgreSQLConnection) throws {
        var isHeld = false
        try connection.exchange([
            SQLCommand("BEGIN"), SQLCommand("SELECT pg_advisory_xact_lock(txid_current())"),
            SQLCommand(
                """
                SELECT EXISTS (SELECT 1 FROM pg_locks
                    WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid())
                """),
            SQLCommand("ROLLBACK"),
        ]) { place, result in
            if place == 2 { isHeld = result.integer(0) != 0 }
        }
        guard isHeld else {
            throw StoreError.unsuitable(
                reason: "its pg_advisory_xact_lock locks nothing; use a PostgreSQL, or an engine "
                    + "in which pg_locks shows that lock")
        }
    }

    /// The migrations that are to be run on a database that has a schema, by their names without a folder;
    /// none for an empty one.
    static func pending(_ connection: PostgreSQLConnection) throws -> [String] {
        let missing = try missing(connection)
        guard missing.count < migrations.count else { return [] }
        return missing.map {
            String($0.name.split(separator: "/").last?.prefix { $0 != "." } ?? "")
        }
    }

    private static func missing(_ connection: PostgreSQLConnection) throws -> [Resource] {
        let session = PostgreSQLSession(connection, opening: [])
        let isThere = try session.rows(
            "SELECT to_regclass('schema_migration') IS NOT NULL", with: [])
        guard isThere.first?[0] == true else { return migrations }
        let applied = try session.rows("SELECT name FROM schema_migration", with: [])
            .map { $0[0] as String }
        let known = Set(migrations.map(\.name))
        guard known.isSuperset(of: applied) else { throw StoreError.schemaTooNew }
        return migrations.filter { !applied.contains($0.name) }
    }
}
