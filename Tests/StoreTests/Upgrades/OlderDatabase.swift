import Consent
import Foundation
import GRDB
import PostgreSQLServer
import Resources
import Service
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// A database as the program of an earlier day left it, in a folder of its own.
final class OlderDatabase {
    /// The schemas of which there is one.
    static let names = ["0001", "0007", "0012"]
    /// The scripts of today's schema.
    static let scripts = Resource.under("schema/sqlite/").sorted { $0.name < $1.name }

    let folder: URL
    let vault: Vault
    /// The codes of its responses; the last was withdrawn.
    let codes: [ReceiptCode]

    var url: URL { folder.appending(path: "recount.sqlite") }
    var head: HeadFile { HeadFile(folder.appending(path: "recount.head")) }

    init(_ name: String) throws {
        let text = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "\(name).sql"), encoding: .utf8)
        func noted(_ word: String) -> [String] {
            text.split(separator: "\n").prefix { $0.hasPrefix("--") }
                .filter { $0.hasPrefix("-- \(word) ") }.map { String($0.dropFirst(word.count + 4)) }
        }
        let key = try #require(noted("key").first.flatMap(Base64URL.decode))
        vault = Vault(try #require(MasterKey(bytes: key)))
        codes = try noted("code").map { try #require(ReceiptCode(typed: $0)) }
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write { try $0.execute(sql: text) }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Works on the file as a program without the product's code does.
    func write(_ work: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: url.path)
        try queue.writeWithoutTransaction(work)
        try queue.close()
    }

    /// Runs the next scripts on it, up to that place in the list, as the program of some day in
    /// between did.
    func run(scriptsUpTo place: Int) throws {
        try write { database in
            let done = try String.fetchSet(
                database, sql: "SELECT identifier FROM grdb_migrations")
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            for script in Self.scripts[..<place] where !done.contains(script.name) {
                try database.execute(sql: script.text)
                try database.execute(
                    sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [script.name])
            }
        }
    }

    /// Opens it as today's program does.
    func upgraded() throws -> Instance {
        let store = try SQLStore(
            sqlite: url, vault: vault,
            ledger: LedgerSetup(name: #require(LedgerName("example.org/ledger")), head: head),
            today: Day(number: 20_790))
        return Instance(store: store, vault: vault, head: head)
    }
}

extension OlderDatabase {
    /// A database on the tests' server that has the scripts of the same numbers and the same rows;
    /// returns its address.
    func copiedToServer() throws -> String {
        let address = try PostgreSQLServer.shared().makeDatabase()
        var script = """
            SET client_min_messages = warning;
            CREATE TABLE schema_migration (
                name text COLLATE "C" PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now());

            """
        try write { database in
            let done = try String.fetchAll(
                database, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
            for name in done.map({ $0.replacing("/sqlite/", with: "/postgresql/") }) {
                script += try #require(Resource.named(name)).text
                script += "INSERT INTO schema_migration (name) VALUES ('\(name)');\n"
            }
            // Rows are whole when all are there; no trigger has anything to add.
            script += "SET session_replication_role = replica;\n"
            let tables = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations'
                    """)
            for table in tables { script += try Self.insertions(into: table, from: database) }
        }
        try PostgreSQLServer.shared().run(script, in: address)
        return address
    }

    private static func insertions(into table: String, from database: Database) throws -> String {
        try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
            let columns = row.columnNames.map { "\"\($0)\"" }.joined(separator: ", ")
            let values = row.databaseValues.map { literal($0) }.joined(separator: ", ")
            return "INSERT INTO \(table) (\(columns)) VALUES (\(values));\n"
        }.joined()
    }

    private static func literal(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "NULL"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): "'\(text.replacing("'", with: "''"))'"
        case .blob(let bytes):
            "'\\x\(bytes.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined())'"
        }
    }
}
