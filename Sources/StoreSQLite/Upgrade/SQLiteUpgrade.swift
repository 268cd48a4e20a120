package import Foundation
import GRDB
package import Store
package import Values

/// What an upgrade needs besides the new schema: a look at what is pending, and a copy of the database as
/// it is until somebody has looked at the outcome.
package struct SQLiteUpgrade: Sendable {
    /// What stands in the name of such a copy.
    package static let mark = ".before-upgrade-"

    private let database: URL

    package init(of database: URL) {
        self.database = database
    }

    /// The scripts of the schema that were not run yet, in their order; none for a file that is not there.
    ///
    /// - Throws: ``StoreError/schemaTooNew``.
    package func pending() throws(StoreError) -> [String] {
        guard FileManager.default.fileExists(atPath: database.path) else { return [] }
        return try StoreError.translated {
            try queue(readonly: true).read { database in
                guard try SQLiteSchema.last(in: database) != nil else { return [] }
                return try SQLiteSchema.pending(in: database)
            }
        }
    }

    /// Copies the database to a file of its own beside it, which only its owner can read, named after the
    /// last script that was run on it and the moment.
    ///
    /// It holds the keys of whoever is erased from now on: ``discard(_:)`` it as soon as the outcome of the
    /// upgrade was looked at.
    package func copy(at moment: Moment) throws -> URL {
        let source = try StoreError.translated { try queue(readonly: false) }
        let last = try StoreError.translated { try source.read { try SQLiteSchema.last(in: $0) } }
        let stamp = moment.description.filter { $0 != "-" && $0 != ":" }
        let copy = database.deletingLastPathComponent().appending(
            path: "\(database.lastPathComponent)\(Self.mark)\(last ?? "empty")-\(stamp)")
        // VACUUM INTO takes an empty file, which has its permissions from the first moment.
        guard
            FileManager.default.createFile(
                atPath: copy.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw BackupFault.notWritten(folder: copy.path, reason: "it cannot be made")
        }
        do {
            try StoreError.translated { try source.vacuum(into: copy.path) }
            try DurableFile.sync(copy)
        } catch {
            try DurableFile.removeIfThere(copy)
            throw error
        }
        return copy
    }

    /// The copies that are there, oldest first.
    package func copies() throws -> [URL] {
        let folder = database.deletingLastPathComponent()
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix(database.lastPathComponent + Self.mark) }.sorted()
            .map { folder.appending(path: $0) }
    }

    /// Overwrites a copy with zeros and removes it.
    package static func discard(_ copy: URL) throws { try DurableFile.shred(copy) }

    private func queue(readonly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: database.path, configuration: configuration)
    }
}
