package import Foundation
package import Store
package import StoreSQL
package import Values

/// Puts a backup in the place of the database.
///
/// A sound database is backed up first, so that its keys are the newest and nothing of it is lost; it
/// is then overwritten. One that is damaged is put aside, with its keys.
package struct SQLiteRestoration {
    private let database: URL
    private let vault: Vault
    private let ledger: LedgerSetup
    private let folder: BackupFolder
    private let clock: WallClock
    private let tell: (String) -> Void

    package init(
        of database: URL, vault: Vault, ledger: LedgerSetup, from folder: BackupFolder,
        clock: WallClock,
        telling tell: @escaping (String) -> Void
    ) {
        self.database = database
        self.vault = vault
        self.ledger = ledger
        self.folder = folder
        self.clock = clock
        self.tell = tell
    }

    /// Restores `file`, or the newest data. `recount` puts the maintained counts right before the
    /// database is replaced. Returns where a damaged database was put aside.
    package func run(
        _ file: URL?, recount: (SQLStore) throws -> Void
    ) throws -> URL? {
        guard let data = try file ?? folder.dataFiles().last else {
            throw BackupFault.noData(folder: folder.url.path)
        }
        guard FileManager.default.fileExists(atPath: folder.keys.path) else {
            throw BackupFault.noKeys(folder: folder.url.path)
        }
        tell("checking ‘\(data.lastPathComponent)’ and ‘\(folder.keys.lastPathComponent)’ …")
        try check(data)
        let isSound = try backUpCurrent()
        do {
            try build(data, recount: recount)
        } catch {
            try clearWork()
            throw named(error)
        }
        tell("replacing the database …")
        return try replace(keepingOld: !isSound)
    }

    private var work: URL { database.appendingPathExtension("restoring") }

    private func check(_ data: URL) throws {
        let check = SnapshotCheck(data: data, keys: folder.keys, vault: vault)
        try check.expectSound()
        try check.expectOneHistory()
    }

    /// Writes what the database holds to the folder, so that its keys are the newest. Returns false
    /// when it is damaged; a database that is not there has nothing to lose.
    private func backUpCurrent() throws -> Bool {
        guard FileManager.default.fileExists(atPath: database.path) else { return true }
        guard isCurrentSound() else {
            tell("the database is damaged; who was erased since the last backup is not known")
            return false
        }
        tell("backing up the database as it is now …")
        var moment = clock.now
        // A backup of this very second is not overwritten.
        while FileManager.default.fileExists(atPath: folder.data(at: moment).path) {
            moment = moment.advanced(by: 1)
        }
        let file = try SQLiteBackup(of: database, vault: vault, into: folder)
            .run(at: moment) { _ in }
        tell("it is in ‘\(file.path)’")
        return true
    }

    private func isCurrentSound() -> Bool {
        do {
            let store = try SQLStore(
                sqlite: database, vault: vault, ledger: ledger, today: clock.now.day)
            defer { withExtendedLifetime(store) {} }
            return try store.integrityFindings().isEmpty
        } catch {
            return false
        }
    }

    private func build(_ data: URL, recount: (SQLStore) throws -> Void) throws {
        try clearWork()
        tell("building the new database …")
        try FileManager.default.copyItem(at: data, to: work)
        let today = clock.now.day
        let engine = try SQLiteEngine(work)
        let store = try SQLStore(engine, vault: vault, ledger: ledger, today: today)
        try SQLiteCatchUp(engine: engine, store: store, day: today)
            .run(with: folder.keys, goingOnFrom: ledger.head, from: data.lastPathComponent)
        tell("counting anew …")
        try recount(store)
        try engine.close()
        try DurableFile.sync(work)
    }

    private func replace(keepingOld: Bool) throws -> URL? {
        for suffix in ["-wal", "-shm"] {
            try DurableFile.removeIfThere(Self.beside(work, suffix))
        }
        guard keepingOld else {
            try removeLogs()
            try DurableFile.replace(database, by: work)
            return nil
        }
        let stamp = clock.now.description.filter { $0 != "-" && $0 != ":" }
        let aside = database.appendingPathExtension("before-restore-\(stamp)")
        for suffix in ["-wal", ""] {
            let part = Self.beside(database, suffix)
            guard FileManager.default.fileExists(atPath: part.path) else { continue }
            try DurableFile.move(part, to: Self.beside(aside, suffix))
        }
        try removeLogs()
        try DurableFile.move(work, to: database)
        return aside
    }

    /// A log must never be taken for that of another database.
    private func removeLogs() throws {
        for suffix in ["-wal", "-shm"] {
            try DurableFile.removeIfThere(Self.beside(database, suffix))
        }
    }

    private func clearWork() throws {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try DurableFile.removeIfThere(Self.beside(work, suffix))
        }
    }

    private static func beside(_ url: URL, _ suffix: String) -> URL {
        url.deletingLastPathComponent().appending(path: url.lastPathComponent + suffix)
    }

    private func named(_ error: any Error) -> any Error {
        let folder = database.deletingLastPathComponent().path
        switch error {
        case let error as StoreError:
            return BackupFault.notWritten(folder: folder, reason: "\(error)")
        case is CocoaError:
            return BackupFault.notWritten(folder: folder, reason: "the disk refuses it")
        default: return error
        }
    }
}
