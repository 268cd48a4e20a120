import Foundation
import Service
import Store
import StoreSQL
import StoreSQLite
import Values

#if PostgreSQL
    import StorePostgreSQL
#endif

extension Settings {
    /// The store of the installation: on the server that the settings name, or in the data folder.
    func store(vault: Vault, ledger: LedgerSetup, today: Day) throws -> SQLStore {
        guard let database else {
            return try SQLStore(
                sqlite: databaseFile, vault: vault, ledger: ledger, today: today)
        }
        return try Self.store(at: database.text, vault: vault, ledger: ledger, today: today)
    }

    /// The store in the PostgreSQL database at an address.
    static func store(
        at address: String, vault: Vault, ledger: LedgerSetup, today: Day
    ) throws -> SQLStore {
        #if PostgreSQL
            try SQLStore(postgresql: address, vault: vault, ledger: ledger, today: today)
        #else
            throw InstanceFault.withoutPostgreSQL
        #endif
    }

    /// The database alone, whose schema is brought up to date.
    func engine() throws -> any SQLEngine {
        guard let database else { return try SQLiteEngine(databaseFile) }
        #if PostgreSQL
            return try PostgreSQLEngine(database.text)
        #else
            _ = database
            throw InstanceFault.withoutPostgreSQL
        #endif
    }

    /// The scripts of the schema that are to be run before this version can work on the database; none
    /// for one that is not there or empty.
    func pendingScripts() throws -> [String] {
        guard let database else { return try SQLiteUpgrade(of: databaseFile).pending() }
        #if PostgreSQL
            return try ServerDatabase(database.text).pending()
        #else
            _ = database
            throw InstanceFault.withoutPostgreSQL
        #endif
    }

    /// What people are told where the data is: the data folder, or the server's address without a password.
    var placeName: String {
        guard let database else { return data }
        #if PostgreSQL
            return ServerDatabase.shownAddress(database.text)
        #else
            _ = database
            return "postgresql://…"
        #endif
    }

    /// Takes the lock that servers share while they use an installation, and whoever replaces, upgrades or
    /// moves it holds alone; nil when somebody else holds it.
    func lock(_ mode: FileLock.Mode) throws -> InstanceLock? {
        let folder = URL(fileURLWithPath: data, isDirectory: true)
        guard let file = FileLock(folder.appending(path: "recount.lock"), mode) else { return nil }
        guard database != nil else { return InstanceLock(file) }
        return try serverLock(mode).map { InstanceLock(file, $0) }
    }

    /// The part of ``lock(_:)`` that is on the server.
    func serverLock(_ mode: FileLock.Mode) throws -> (any Sendable)? {
        #if PostgreSQL
            return try database.flatMap { try ServerDatabase($0.text).lock(mode) }
        #else
            throw InstanceFault.withoutPostgreSQL
        #endif
    }

    /// The database's file in the data folder, which is there unless the data is on a server.
    var databaseFile: URL {
        URL(fileURLWithPath: data, isDirectory: true).appending(path: "recount.sqlite")
    }

    /// The same for a command that can do nothing with a server; `instead` says what does it there.
    func requireFile(instead: String) throws -> URL {
        guard database == nil else { throw InstanceFault.onServer(instead: instead) }
        return databaseFile
    }
}

/// Keeps others away from an installation as long as it is held.
struct InstanceLock {
    private let parts: [any Sendable]

    init(_ parts: any Sendable...) {
        self.parts = parts
    }
}
