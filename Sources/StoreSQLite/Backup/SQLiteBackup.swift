package import Foundation
import GRDB
package import Store
package import StoreSQL
package import Values

/// Writes a backup while servers go on: the data in one file, the keys in another.
///
/// `VACUUM INTO` reads one moment and copies no remnants of what was deleted, as SQLite's backup
/// interface does. Old data files may be kept: with the newest keys, whoever was erased since cannot
/// be read in them.
package struct SQLiteBackup: Sendable {
    private let vault: Vault
    private let folder: BackupFolder
    /// Makes a file that is one moment of the database and holds no remnants.
    private let copy: @Sendable (URL) throws -> Void

    /// A backup of a database file.
    package init(of database: URL, vault: Vault, into folder: BackupFolder) {
        (self.vault, self.folder) = (vault, folder)
        copy = { file in
            var patient = Configuration()
            patient.busyMode = .timeout(10)
            let queue = try DatabaseQueue(path: database.path, configuration: patient)
            try queue.vacuum(into: file.path)
        }
    }

    /// A backup of another engine's database: row by row into a file, from which it is made.
    package init(
        of engine: any SQLEngine, vault: Vault, into folder: BackupFolder,
        progress: @escaping InstanceCopy.Progress
    ) {
        (self.vault, self.folder) = (vault, folder)
        copy = { file in
            let rows = file.appendingPathExtension("rows")
            let target = try SQLiteEngine(rows)
            try InstanceCopy.make(of: engine, in: target, progress: progress)
            try target.close()
            try DatabaseQueue(path: rows.path).vacuum(into: file.path)
            try DurableFile.shred(rows)
        }
    }

    /// Writes and verifies both files; returns that of the data. Whatever fails, no half file is left
    /// and the keys of the last backup are as they were.
    package func run(at moment: Moment, telling tell: (String) -> Void) throws -> URL {
        try makeFolder()
        guard let lock = FileLock(folder.url, .exclusive, isFolder: true) else {
            throw BackupFault.folderInUse(path: folder.url.path)
        }
        defer { withExtendedLifetime(lock) {} }
        let data = folder.data(at: moment)
        guard !FileManager.default.fileExists(atPath: data.path) else {
            throw BackupFault.exists(path: data.path)
        }
        try folder.clear()
        do {
            try write(data, at: moment, telling: tell)
        } catch {
            try folder.clear()
            throw named(error)
        }
        return data
    }

    private func write(_ data: URL, at moment: Moment, telling tell: (String) -> Void) throws {
        let (newData, newKeys) = (folder.unfinished(data), folder.unfinished(folder.keys))
        tell("copying the database …")
        try copy(newData)
        tell("taking the keys out …")
        try SnapshotSplit.split(newData, keys: newKeys, at: moment)
        tell("verifying both files …")
        let check = SnapshotCheck(data: newData, keys: newKeys, vault: vault)
        try check.expectSound()
        try check.expectApart()
        try check.expectOneHistory()
        try DurableFile.sync(newData)
        try DurableFile.sync(newKeys)
        // The keys first: keys that are newer than every data file do no harm, older ones do.
        try DurableFile.replace(folder.keys, by: newKeys)
        try DurableFile.move(newData, to: data)
    }

    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                at: folder.url, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw BackupFault.notWritten(folder: folder.url.path, reason: "it cannot be made")
        }
    }

    private func named(_ error: any Error) -> any Error {
        switch error {
        case let error as DatabaseError:
            BackupFault.notWritten(
                folder: folder.url.path, reason: error.message ?? "\(error.resultCode)")
        case is CocoaError:
            BackupFault.notWritten(folder: folder.url.path, reason: "the disk refuses it")
        default: error
        }
    }
}
