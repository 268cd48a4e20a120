import GRDB
import Resources
import Store

/// The schema of a database file: numbered scripts, of which the file remembers those that were run.
enum SQLiteSchema {
    private static let folder = "schema/sqlite/"
    private static let scripts = Resource.under(folder).sorted { $0.name < $1.name }

    /// The scripts that were not run on a database, in their order, by their names without a folder.
    ///
    /// - Throws: ``StoreError/schemaTooNew`` when one was run that is not known here.
    static func pending(in database: Database) throws -> [String] {
        try missing(in: database).map(shortName)
    }

    /// The name of the last script that was run; nil for an empty database.
    static func last(in database: Database) throws -> String? {
        try applied(in: database).max().map(shortName)
    }

    private static func shortName(of path: String) -> String {
        String(path.dropFirst(path.hasPrefix(folder) ? folder.count : 0).prefix { $0 != "." })
    }

    private static func shortName(of script: Resource) -> String { shortName(of: script.name) }

    private static func applied(in database: Database) throws -> Set<String> {
        guard try database.tableExists("grdb_migrations") else { return [] }
        return try String.fetchSet(database, sql: "SELECT identifier FROM grdb_migrations")
    }

    private static func missing(in database: Database) throws -> [Resource] {
        let applied = try applied(in: database)
        guard applied.isSubset(of: scripts.map(\.name)) else { throw StoreError.schemaTooNew }
        return scripts.filter { !applied.contains($0.name) }
    }

    /// Runs what is pending in one transaction, so that no schema is ever half new.
    ///
    /// Foreign keys are looked at when all scripts are run: a script may put a table in another's place
    /// (SQLite, "Making Other Kinds Of Table Schema Changes").
    static func upgrade(_ database: Database) throws {
        guard try !missing(in: database).isEmpty else { return }
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        let outcome = Result {
            try database.inTransaction(.immediate) {
                try runMissing(in: database)
                try database.checkForeignKeys()
                return .commit
            }
        }
        try database.execute(sql: "PRAGMA foreign_keys = ON")
        try outcome.get()
    }

    /// Asks once more, because another process may have been faster.
    private static func runMissing(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)
                """)
        for script in try missing(in: database) {
            try database.execute(sql: script.text)
            try database.execute(
                sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)",
                arguments: [script.name])
        }
    }
}
