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
        return try Self.store(at: database, vault: vault, ledger: ledger, today: today)
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
