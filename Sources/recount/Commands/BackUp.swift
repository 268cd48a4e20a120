import ArgumentParser
import Foundation
import Service
import Store
import StoreSQLite
import Values

/// `recount backup`: writes a backup while the service runs.
struct BackUp: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a backup, data and keys apart; a server may go on meanwhile.",
        discussion: """
            Writes data-….sqlite, named after the moment in UTC, and replaces keys.sqlite, of which \
            only the newest is kept: whoever is erased later cannot be read in any older data file \
            any more. Do not keep older copies of keys.sqlite. The file recount.key is not copied; \
            keep a copy of it in another place, because without it no backup can be read.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The folder of the backups.", valueName: "folder"))
    var folder: String

    @Option(help: "How many data files to keep.")
    var keep = 7

    func validate() throws {
        guard keep >= 1 else { throw ValidationError("‘--keep’ must be 1 or more") }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let backups = BackupFolder(URL(fileURLWithPath: folder, isDirectory: true))
        let backup = try backup(settings, vault: instance.vault, into: backups)
        let now = instance.clock.now
        let file = try backup.run(at: now, telling: Progress.tell)
        let gone = try backups.rotate(keeping: keep)
        try instance.store.noteUpkeep(.backup, at: now)
        try instance.store.record(
            OperatorAction(.backedUp, ["file": file.lastPathComponent]), leaf: nil)
        print("wrote ‘\(file.path)’ and ‘\(backups.keys.path)’, both verified")
        for name in gone { print("removed ‘\(name)’") }
        print(
            settings.keyCommand.isEmpty
                ? "recount.key is not in the backup; keep a copy of it in another place"
                : "the key is not in the backup; keep a copy of what key.command prints")
    }
}

extension BackUp {
    /// What is on a server is copied to a file first, so that there is one kind of backups.
    private func backup(
        _ settings: Settings, vault: Vault, into folder: BackupFolder
    ) throws -> SQLiteBackup {
        guard settings.database != nil else {
            return SQLiteBackup(of: settings.databaseFile, vault: vault, into: folder)
        }
        return SQLiteBackup(
            of: try settings.engine(), vault: vault, into: folder, progress: ProgressLine.report)
    }
}

/// What a long command tells while it works, on stderr.
enum Progress {
    static func tell(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}
