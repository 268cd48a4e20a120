import ArgumentParser
import Foundation
import Service
import Store
import StoreSQL
import StoreSQLite
import Values

/// `recount restore`: puts a backup in the place of the database.
struct Restore: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the database, while no server runs.",
        discussion: """
            Checks both files before anything is replaced, and takes the newest keys: whoever \
            withdrew or was erased since stays so, and the ledger goes on where it was. The \
            database that is there is backed up to the same folder first, and then overwritten; until \
            the next backup, that can be restored to another data folder. One that is damaged is put \
            aside as recount.sqlite.before-restore-…, which holds old data with its keys: \
            delete it as soon as you can. The data folder must hold the recount.key of the backup.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The folder of the backups.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("The data file to restore; the newest if left out."))
    var file: String?

    func run() throws {
        let settings = try settings()
        umask(0o077)
        let vault = try vault(settings)
        guard let lock = Self.lock(settings, .exclusive) else {
            throw BackupFault.inUse(folder: settings.data)
        }
        defer { withExtendedLifetime(lock) {} }
        let head = Self.head(in: settings)
        let ledger = LedgerSetup(name: try settings.ledgerName(of: vault), head: head)
        let backups = BackupFolder(URL(fileURLWithPath: folder, isDirectory: true))
        let restoration = SQLiteRestoration(
            of: Self.database(of: settings), vault: vault, ledger: ledger, from: backups,
            clock: .system,
            telling: Progress.tell)
        let aside = try restoration.run(file.map { URL(fileURLWithPath: $0) }) { store in
            try Self.recount(Instance(store: store, vault: vault, head: head), in: store)
        }
        print("restored; the ledger says so, and whoever was erased stays erased")
        if let aside {
            print("the damaged database is in ‘\(aside.path)’, with its keys; delete it soon")
        }
        print("next, run: recount --data '\(settings.data)' doctor")
    }

    private func vault(_ settings: Settings) throws -> Vault {
        let file = URL(fileURLWithPath: settings.data, isDirectory: true)
            .appending(path: "recount.key")
        guard let key = try KeyFile(file).load() else {
            throw InstanceFault.keyMissing(path: file.path)
        }
        return Vault(key)
    }

    private static func recount(_ instance: Instance, in store: SQLStore) throws {
        var recounting = Recounting(instance)
        for (form, count) in try recounting.run() {
            try store.putCounts(count.cells, responses: count.responses, of: form)
        }
    }
}

extension InstanceCommand {
    /// The lock that servers share while they use a data folder, and a restore holds alone.
    static func lock(_ settings: Settings, _ mode: FileLock.Mode) -> FileLock? {
        let folder = URL(fileURLWithPath: settings.data, isDirectory: true)
        return FileLock(folder.appending(path: "recount.lock"), mode)
    }
}
