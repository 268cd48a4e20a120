import Consent
package import Foundation
import GRDB
import Resources
package import Store
import Synchronization
package import Values

/// The store on SQLite: one file in WAL mode that several processes may use at once.
///
/// An answer is acknowledged only when it is durable, hence `synchronous=FULL`; what is deleted is
/// overwritten, hence `secure_delete=ON`.
package final class SQLiteStore: WritingStore {
    /// How many pages the write-ahead log holds before it is folded into the database: the sync of
    /// the database file is paid once for that many pages.
    private static let checkpointPages = 4_000
    /// How long to wait for another process, in milliseconds.
    static let patience = 10_000
    /// The same for emptying the log, meanwhile nobody can write.
    static let logPatience = 20

    let pool: DatabasePool
    let cells = Mutex<[Values.Digest: FormVersionCells]>([:])
    let contexts = Mutex<[Values.Digest: Int]>([:])
    let openTile = Mutex<OpenTile?>(nil)
    let vault: Vault
    /// What signs the heads of the ledger.
    let signer: Mutex<LedgerSigner>
    /// Why the ledger may not be appended to; nil when it may.
    let standing = Mutex<StoreError?>(nil)

    /// Opens or creates the database file at `url`, brings its schema up to date and looks whether its
    /// ledger goes on from the head that was published last; if not, nothing can be appended to it.
    ///
    /// - Throws: ``StoreError/foreignKey`` when the file was made with another key file, and
    ///   ``StoreError/schemaTooNew`` when a newer version has migrated it.
    package init(
        _ url: URL, vault: Vault, ledger: LedgerSetup, today: Day
    ) throws(StoreError) {
        self.vault = vault
        signer = Mutex(vault.ledgerSigner(named: ledger.name))
        pool = try StoreError.translated {
            let pool = try DatabasePool(path: url.path, configuration: Self.configuration)
            // After opening: GRDB sets NORMAL when it turns the write-ahead log on.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        }
        try migrate()
        try claim(check: vault.check, today: today)
        try establishLedger(ledger)
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

    private static let migrations = Resource.under("schema/sqlite/").sorted { $0.name < $1.name }

    private func migrate() throws(StoreError) {
        var migrator = DatabaseMigrator()
        for migration in Self.migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.text) }
        }
        let tooNew = try read { try migrator.hasBeenSuperseded($0) }
        guard !tooNew else { throw .schemaTooNew }
        try StoreError.translated { try migrator.migrate(pool) }
    }

    /// Writes the mark of the key into a new database, and compares it in an old one.
    private func claim(check: [UInt8], today: Day) throws(StoreError) {
        let found = try write { database in
            try database.execute(
                sql: "INSERT INTO instance (id, key_check, created_on) VALUES (1, ?, ?) "
                    + "ON CONFLICT DO NOTHING",
                arguments: [Data(check), today.description])
            return try Data.fetchOne(database, sql: "SELECT key_check FROM instance")
        }
        guard found == Data(check) else { throw .foreignKey }
    }

    /// Runs one transaction, durable when it returns.
    func write<Value>(_ updates: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.translated { try pool.write(updates) }
    }

    /// Asks a single statement, which sees one snapshot by itself; a transaction around it would cost
    /// more than it does.
    func readOnce<Value>(_ question: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.translated { try pool.unsafeRead(question) }
    }

    /// Reads from one snapshot.
    func read<Value>(_ question: (Database) throws -> Value) throws(StoreError) -> Value {
        try StoreError.translated { try pool.read(question) }
    }
}

extension SQLiteStore {
    /// The value of a pragma on the connection that writes, for checks of what is in force.
    package func pragma(_ name: String) throws(StoreError) -> Int? {
        try StoreError.translated {
            try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA \(name)") }
        }
    }
}
