import Consent
import FormModel
import Foundation
import GRDB
import PostgreSQLServer
import Resources
import Service
import Store
import StorePostgreSQL
import StoreSQL
import StoreSQLite
import Testing
import Values

/// Whatever was stored by an earlier version is read by this one.
@Suite struct UpgradeTests {
    private func expectWhole(_ older: OlderDatabase) throws {
        try expectWhole(older, try older.upgraded())
    }

    private func expectWhole(_ older: OlderDatabase, _ instance: Instance) throws {
        var examination = Examination(instance)
        #expect(try examination.findings() == [])
        #expect(examination.leafCount == 11 && examination.recordCount == 6)
        let reader = ResponseReader(older.vault)
        let answers = try older.codes.map { code in
            let response = try #require(try instance.store.response(withCode: code.digest))
            return try reader.answers(of: response).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(answers.count == 4 && answers[3] == nil)
        for (text, words) in zip(answers, ["Mornings are worst.", "Only in winter.", "I rest"]) {
            #expect(text?.contains(words) == true)
        }
        let form = try #require(FormName("tired-days"))
        let counts = try instance.store.counts(of: form).filter { $0.item == "tired" }
        #expect(counts.first { $0.cell == "=often" }?.responses == 2)
        #expect(counts.first { $0.cell == "=seldom" }?.responses == 1)
        let address = try #require(EmailAddress("quokka@example.org"))
        #expect(
            try instance.store.subscription(withAddress: older.vault.digest(of: address)) != nil)
    }

    @Test(arguments: OlderDatabase.names)
    func `what an earlier version stored is read, counted and attested`(name: String) throws {
        try expectWhole(OlderDatabase(name))
    }

    @Test(arguments: 1..<OlderDatabase.scripts.count)
    func `the first version's data get here from every schema in between`(place: Int) throws {
        let older = try OlderDatabase("0001")
        try older.run(scriptsUpTo: place)
        try expectWhole(older)
    }

    @Test(arguments: [1, 6, 10, 12])
    func `the same data get here from earlier schemas of a server`(place: Int) throws {
        let older = try OlderDatabase("0001")
        try older.run(scriptsUpTo: place)
        let address = try older.copiedToServer()
        defer { try? PostgreSQLServer.shared().drop(address) }
        #expect(
            try ServerDatabase(address).pending().count == OlderDatabase.scripts.count - place)
        let ledger = LedgerSetup(
            name: try #require(LedgerName("example.org/ledger")), head: older.head)
        let store = try SQLStore(
            postgresql: address, vault: older.vault, ledger: ledger, today: Day(number: 20_790))
        try expectWhole(older, Instance(store: store, vault: older.vault, head: older.head))
        #expect(try ServerDatabase(address).pending() == [])
    }

    @Test func `both engines have the same scripts`() {
        let scripts = OlderDatabase.scripts.map(\.name)
        let others = Resource.under("schema/postgresql/").map(\.name).sorted()
        #expect(others == scripts.map { $0.replacing("/sqlite/", with: "/postgresql/") })
    }

    @Test func `the first schema is what it was on its day`() throws {
        let older = try OlderDatabase("0001")
        let empty = try DatabaseQueue()
        let first = try #require(OlderDatabase.scripts.first)
        try empty.write { try $0.execute(sql: first.text) }
        let question = """
            SELECT sql FROM sqlite_master WHERE name <> 'grdb_migrations' AND sql IS NOT NULL
            ORDER BY name
            """
        let then = try String.fetchAll(DatabaseQueue(path: older.url.path), question)
        #expect(try then == String.fetchAll(empty, question) && then.count > 15)
    }

    @Test func `an upgrade that fails changes nothing`() throws {
        let older = try OlderDatabase("0001")
        // The last script meets a table that it wants to make.
        try older.write { try $0.execute(sql: "CREATE TABLE move (id INTEGER)") }
        #expect(throws: StoreError.self) { try older.upgraded() }
        #expect(
            try SQLiteUpgrade(of: older.url).pending()
                == OlderDatabase.scripts.dropFirst().map {
                    String($0.name.dropFirst("schema/sqlite/".count).dropLast(".sql".count))
                })
        try older.write { try $0.execute(sql: "DROP TABLE move") }
        try expectWhole(older)
    }

    @Test func `rows that refer to nothing keep an upgrade from happening`() throws {
        let older = try OlderDatabase("0001")
        try older.write {
            try $0.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    UPDATE response SET form_version_id = 99 WHERE id = 1;
                    """)
        }
        #expect(throws: StoreError.self) { try older.upgraded() }
        #expect(try !SQLiteUpgrade(of: older.url).pending().isEmpty)
    }

    @Test func `a copy is the database as it was, for its owner's eyes, and goes without a trace`()
        throws
    {
        let older = try OlderDatabase("0007")
        let upgrade = SQLiteUpgrade(of: older.url)
        let copy = try upgrade.copy(at: Moment(seconds: 1_795_424_705))
        #expect(
            copy.lastPathComponent
                == "recount.sqlite.before-upgrade-0007-consent-20261123T090505Z")
        let attributes = try FileManager.default.attributesOfItem(atPath: copy.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        _ = try older.upgraded()
        let names = try String.fetchAll(
            DatabaseQueue(path: copy.path), "SELECT identifier FROM grdb_migrations")
        #expect(names.max() == "schema/sqlite/0007-consent.sql")
        #expect(try upgrade.copies().map(\.lastPathComponent) == [copy.lastPathComponent])
        let held = older.folder.appending(path: "held")
        try FileManager.default.linkItem(at: copy, to: held)
        try SQLiteUpgrade.discard(copy)
        #expect(try upgrade.copies() == [])
        #expect(try Data(contentsOf: held).allSatisfy { $0 == 0 })
    }
}

extension String {
    fileprivate static func fetchAll(
        _ queue: DatabaseQueue, _ question: String
    ) throws -> [String] {
        try queue.read { try String.fetchAll($0, sql: question) }
    }
}
