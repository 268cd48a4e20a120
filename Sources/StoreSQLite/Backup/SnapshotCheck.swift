import Consent
import Foundation
import GRDB
import Resources
import Store
import StoreSQL
import Values

/// Looks at the files of a backup without changing them.
struct SnapshotCheck {
    /// How many keys of each column are looked for in the bytes of a data file.
    private static let sample = 3
    /// How many bytes are looked through at once.
    private static let piece = 1 << 20

    let data: URL
    let keys: URL
    let vault: Vault

    /// Throws unless both files are sound, of this installation and of versions that are known.
    func expectSound() throws {
        for file in [data, keys] {
            try Self.read(file) { database in
                let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
                guard found == ["ok"] else {
                    throw BackupFault.damaged(path: file.path, reason: found.first ?? "unknown")
                }
                try expectKnownSchema(database, file)
            }
        }
        try expectOwn(data, "instance")
        try expectOwn(keys, "snapshot")
    }

    /// Throws unless the keys are as new as the data, and of the same ledger.
    func expectOneHistory() throws {
        let old = try tree(of: data)
        let tree = try Self.read(keys) {
            try SQLStore.replayedTree(ofSize: old.size, in: SQLiteSession($0))
        }
        guard tree.size == old.size else {
            throw BackupFault.keysOlder(keys: keys.path, data: data.path)
        }
        guard tree.root == old.root else {
            throw BackupFault.otherHistory(keys: keys.path, data: data.path)
        }
    }

    /// Throws unless every row of the data has its row of keys, and no key stands in the data.
    func expectApart() throws {
        for table in SnapshotSplit.keyColumns.keys.sorted() {
            let rows = try count("SELECT count(*) FROM \(table)", in: data)
            let kept = try count("SELECT count(*) FROM \(table)_key", in: keys)
            guard rows == kept else { throw BackupFault.countsDiffer(table: table) }
        }
        if try holdsAny(of: someKeys()) { throw BackupFault.keysLeft(path: data.path) }
    }

    /// Says whether one of the keys stands in the data file, of which it reads a piece at a time.
    private func holdsAny(of keys: [Data]) throws -> Bool {
        let overlap = keys.map(\.count).max() ?? 0
        let file = try FileHandle(forReadingFrom: data)
        defer { withExtendedLifetime(file) {} }
        var window = Data()
        while let piece = try file.read(upToCount: Self.piece), !piece.isEmpty {
            window = Data(window.suffix(overlap)) + piece
            if keys.contains(where: { window.range(of: $0) != nil }) { return true }
        }
        return false
    }

    /// The edge of the ledger in the data file.
    func tree(of file: URL) throws -> MerkleTree {
        try Self.read(file) { try SQLStore.tree(in: SQLiteSession($0)) }
    }

    private func someKeys() throws -> [Data] {
        try Self.read(keys) { database in
            try SnapshotSplit.wrapped.flatMap { table, column in
                try Data.fetchAll(
                    database,
                    sql: """
                        SELECT \(column) FROM \(table)_key WHERE length(\(column)) > 0
                        ORDER BY random() LIMIT \(Self.sample)
                        """)
            }
        }
    }

    private func count(_ question: String, in file: URL) throws -> Int {
        try Self.read(file) { try Int.fetchOne($0, sql: question) ?? 0 }
    }

    private func expectKnownSchema(_ database: Database, _ file: URL) throws {
        let known = Set(Resource.under("schema/sqlite/").map(\.name))
        let found = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations")
        guard known.isSuperset(of: found) else { throw BackupFault.tooNew(path: file.path) }
    }

    private func expectOwn(_ file: URL, _ table: String) throws {
        let check = try Self.read(file) {
            try Data.fetchOne($0, sql: "SELECT key_check FROM \(table)")
        }
        guard check == Data(vault.check) else { throw BackupFault.foreign(path: file.path) }
    }

    /// Asks a file that is opened for reading alone.
    static func read<Value>(_ file: URL, _ question: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            return try DatabaseQueue(path: file.path, configuration: configuration).read(question)
        } catch let error as DatabaseError {
            throw BackupFault.damaged(path: file.path, reason: error.message ?? "it cannot be read")
        }
    }
}
