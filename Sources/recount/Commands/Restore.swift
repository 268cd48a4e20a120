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
            delete it as soon as you can. The data folder must hold the recount.key of the backup, \
            unless key.command gives that key.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The folder of the backups.", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("The data file to restore; the newest if left out."))
    var file: String?

    func run() throws {
        let settings = try settings()
        let database = try settings.requireFile(
            instead:
                "restore to a new data folder that has the same recount.key, with no ‘database’ set, "
                + "and move it to an empty database by recount migrate --to")
        umask(0o077)
        let vault = try Self.vault(settings)
        guard let lock = try settings.lock(.exclusive) else {
            throw BackupFault.inUse(folder: settings.data)
        }
        defer { withExtendedLifetime(lock) {} }
        let head = Self.head(in: settings)
        let ledger = LedgerSetup(name: try settings.ledgerName(of: vault), head: head)
        let backups = BackupFolder(URL(fileURLWithPath: folder, isDirectory: true))
        let restoration = SQLiteRestoration(
            of: database, vault: vault, ledger: ledger, from: backups,
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

    private static func recount(_ instance: Instance, in store: SQLStore) throws {
        var recounting = Recounting(instance)
        for (form, count) in try recounting.run() {
            try store.putCounts(count.cells, responses: count.responses, of: form)
        }
    }
}
