import Dispatch
import Foundation
import PostgreSQLServer
import Resources
import Store
import StoreSQL
import StoreSQLite
import Synchronization
import Testing
import Values

@testable import StorePostgreSQL

/// To which database an address leads, and to which none.
@Suite struct PostgreSQLAddressTests {
    private let server: PostgreSQLServer

    init() throws { server = try PostgreSQLServer.shared() }

    private func open(_ address: String, _ vault: Vault) throws -> SQLStore {
        try SQLStore(
            postgresql: address, vault: vault,
            ledger: TestInstance.ledger(in: FileManager.default.temporaryDirectory),
            today: Day(number: 20_780))
    }

    @Test func `a wrong password is refused and not told`() throws {
        let address = try server.makeDatabase()
        try server.run(
            """
            DO $$ BEGIN CREATE ROLE locked LOGIN PASSWORD 'the-right-one'; EXCEPTION
                WHEN duplicate_object THEN NULL; END $$
            """)
        try server.run("GRANT ALL ON SCHEMA public TO locked", in: address)
        let right = address.replacing("tests@", with: "locked:the-right-one@")
        _ = try PostgreSQLEngine(right)
        let wrong = address.replacing("tests@", with: "locked:the-wrong-one@")
        let error = #expect(throws: StoreError.self) { _ = try PostgreSQLEngine(wrong) }
        let words = error.map { "\($0)" } ?? ""
        #expect(words.contains("password authentication failed"))
        #expect(!words.contains("the-wrong-one"))
    }

    @Test(arguments: [
        "postgresql://me:pass@word@localhost/recount", "postgresql://me:50%@localhost/recount",
        "host=localhost password='open", "postgresql://me:word@localhost:port/recount",
    ])
    func `an address that cannot be read is told without its password`(address: String) throws {
        let error = #expect(throws: StoreError.self) { _ = try PostgreSQLEngine(address) }
        let words = error.map { "\($0)" } ?? ""
        #expect(!words.isEmpty)
        for piece in ["pass", "word@", "me:", "50%", "open"] { #expect(!words.contains(piece)) }
    }

    @Test func `a server that is not there is told with its address`() {
        let error = #expect(throws: StoreError.self) {
            _ = try PostgreSQLEngine("postgresql://recount:open-sesame@127.0.0.1:1/recount")
        }
        let words = error.map { "\($0)" } ?? ""
        #expect(words.contains("127.0.0.1"))
        #expect(!words.contains("open-sesame"))
    }

    @Test func `the key file of another database is refused`() throws {
        let instance = try TestInstance(.postgresql)
        #expect(throws: StoreError.foreignKey) {
            _ = try TestInstance.open(
                .postgresql, in: instance.folder, vault: Vault(MasterKey.generate(.system)))
        }
    }

    @Test func `a schema of a newer version is refused`() throws {
        let instance = try TestInstance(.postgresql)
        try server.run(
            "INSERT INTO schema_migration (name) VALUES ('schema/postgresql/9999-later.sql')",
            in: TestDatabase(in: instance.folder).address())
        #expect(throws: StoreError.schemaTooNew) {
            _ = try TestInstance.open(.postgresql, in: instance.folder, vault: instance.vault)
        }
    }

    @Test func `two processes that start at once make one schema`() throws {
        let address = try server.makeDatabase()
        let vault = Vault(MasterKey.generate(.system))
        let stores = Mutex<[SQLStore]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            guard let store = try? open(address, vault) else { return }
            stores.withLock { $0.append(store) }
        }
        let storesNow = stores.withLock(\.count)
        #expect(storesNow == 4)
        let applied = try server.run("SELECT count(*) FROM schema_migration", in: address)
        #expect(Int(applied.filter(\.isNumber)) == Resource.under("schema/postgresql/").count)
        try server.drop(address)
    }

    @Test func `a schema of its own is one address away`() throws {
        let address = try server.makeDatabase()
        try server.run("CREATE SCHEMA apart", in: address)
        let store = try open(
            address + "&options=-csearch_path%3Dapart", Vault(MasterKey.generate(.system)))
        #expect(try store.integrityFindings().isEmpty)
        let tables = try server.run(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", in: address)
        #expect(Int(tables.filter(\.isNumber)) == 0)
        try server.drop(address)
    }

    @Test func `both engines have the same migrations, tables and columns`() throws {
        let names = { (engine: String) in
            Resource.under("schema/\(engine)/").map { $0.name.replacing(engine, with: "") }
        }
        #expect(names("postgresql") == names("sqlite"))
        let postgresql = try TestInstance(.postgresql)
        let own: Set = ["writer", "publication", "schema_migration"]
        let columns = try server.run(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' ORDER BY 1
            """, in: TestDatabase(in: postgresql.folder).address())
        let found = Set(columns.split(separator: "\n").map(String.init))
            .filter { !own.contains(String($0.prefix { $0 != "." })) }
        #expect(try found == sqliteColumns())
    }

    private func sqliteColumns() throws -> Set<String> {
        let instance = try TestInstance(.sqlite)
        let engine = try #require((instance.store as? SQLStore)?.engine)
        let rows = try engine.readOnce {
            try $0.rows(
                """
                SELECT t.name || '.' || c.name FROM sqlite_master AS t
                    JOIN pragma_table_info(t.name) AS c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                    AND t.name NOT LIKE 'grdb_%'
                """, with: [])
        }
        return Set(rows.map { $0[0] as String })
    }
}
