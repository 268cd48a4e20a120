import Foundation
import GRDB
import Resources
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

@Suite struct SQLiteStoreTests {
    @Test func `every write waits for the disk and overwrites what it deletes`() throws {
        let instance = try TestInstance()
        let engine = try #require((instance.store as? SQLStore)?.engine as? SQLiteEngine)
        #expect(try engine.pragma("synchronous") == 2)
        #expect(try engine.pragma("secure_delete") == 1)
        #expect(try engine.pragma("foreign_keys") == 1)
    }

    @Test func `a database of a newer version is refused`() throws {
        let instance = try TestInstance()
        let queue = try DatabaseQueue(path: instance.folder.appending(path: "recount.sqlite").path)
        try queue.write {
            try $0.execute(
                sql: "INSERT INTO grdb_migrations VALUES ('schema/sqlite/9999-later.sql')")
        }
        #expect(throws: StoreError.schemaTooNew) {
            _ = try TestInstance.open(.sqlite, in: instance.folder, vault: instance.vault)
        }
    }

    @Test func `a file that is no database is refused with a reason`() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(repeating: 65, count: 4_096).write(to: url)
        #expect(throws: StoreError.self) {
            _ = try SQLStore(
                sqlite: url, vault: Vault(MasterKey.generate(.system)),
                ledger: TestInstance.ledger(in: url.deletingLastPathComponent()),
                today: Day(number: 20_780))
        }
    }

    @Test func `counts that were rows move together and stay the same`() throws {
        let instance = try TestInstance()
        let path = instance.folder.appending(path: "older.sqlite").path
        let older = try DatabaseQueue(path: path)
        try older.write { database in
            try database.execute(
                sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            for migration in Resource.under("schema/sqlite/").sorted(by: { $0.name < $1.name })
                .prefix(3)
            {
                try database.execute(sql: migration.text)
                try database.execute(
                    sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: [migration.name])
            }
            // Two forms whose cells were made in turn, as by later versions of both.
            try database.execute(
                sql: """
                    INSERT INTO form (id, name, state, responses) VALUES
                        (1, 'first', 'open', 7), (2, 'second', 'closed', 3);
                    INSERT INTO count_cell (id, form_id, item, cell, responses) VALUES
                        (1, 1, 'a', 'shown', 7), (2, 2, 'b', 'shown', 3), (3, 1, 'a', 'answered', 0),
                        (4, 2, 'b', 'answered', 2), (9, 1, 'c', 'shown', 5);
                    """)
        }
        try older.close()
        let store = try SQLStore(
            sqlite: URL(filePath: path), vault: instance.vault,
            ledger: TestInstance.ledger(in: instance.folder), today: Day(number: 20_780))
        let first = try store.counts(of: try #require(FormName("first")))
        #expect(first.map(\.cell) == ["shown", "answered", "shown"])
        #expect(first.map(\.responses) == [7, 0, 5])
        let second = try store.counts(of: try #require(FormName("second")))
        #expect(second.map(\.responses) == [3, 2])
    }
}
