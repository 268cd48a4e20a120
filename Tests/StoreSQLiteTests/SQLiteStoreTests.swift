import Foundation
import GRDB
import Store
import StoreSQLite
import Testing
import Values

@Suite struct SQLiteStoreTests {
    @Test func `every write waits for the disk and overwrites what it deletes`() throws {
        let instance = try TestInstance()
        let store = try #require(instance.store as? SQLiteStore)
        #expect(try store.pragma("synchronous") == 2)
        #expect(try store.pragma("secure_delete") == 1)
        #expect(try store.pragma("foreign_keys") == 1)
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
            _ = try SQLiteStore(
                url, vault: Vault(MasterKey.generate(.system)), today: Day(number: 20_780))
        }
    }
}
