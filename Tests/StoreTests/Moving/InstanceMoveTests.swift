import Consent
import Foundation
import GRDB
import PostgreSQLServer
import Service
import Store
import StorePostgreSQL
import StoreSQL
import StoreSQLite
import Testing
import Values

/// An instance that moves is the same in its new place, whatever keeps it there, and wherever it is cut.
@Suite struct InstanceMoveTests {
    /// From one engine to another one, or to another place of the same.
    struct Route: CustomTestStringConvertible, Sendable {
        static let all = Engine.allCases.flatMap { from in
            Engine.allCases.map { Route(from: from, to: $0) }
        }

        let from: Engine
        let to: Engine

        var testDescription: String { "\(from) to \(to)" }
    }

    /// An instance with something in every table, and the new places that were made for it.
    private final class Origin {
        let instance: TestInstance
        let source: any SQLEngine
        private var made: [URL] = []

        init(_ engine: Engine) throws {
            instance = try FilledInstance.make(engine)
            source = try #require((instance.store as? SQLStore)?.engine)
        }

        deinit {
            for folder in made { TestDatabase(in: folder).drop() }
        }

        func newPlace(_ engine: Engine = .sqlite) throws -> any SQLEngine {
            let folder = instance.folder.appending(path: "\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            switch engine {
            case .sqlite: return try SQLiteEngine(folder.appending(path: "recount.sqlite"))
            case .postgresql:
                made.append(folder)
                return try PostgreSQLEngine(TestDatabase(in: folder).address())
            }
        }

        @discardableResult
        func move(to target: any SQLEngine) throws -> Int {
            try InstanceMoveTests.move(source, to: target)
        }

        func expectHome(_ engine: any SQLEngine) throws {
            let store = try SQLStore(
                engine, vault: instance.vault, ledger: TestInstance.ledger(in: instance.folder),
                today: TestInstance.today)
            #expect(try store.integrityFindings().isEmpty)
            let code = try instance.code(instance.key(1)).digest
            let response = try #require(try store.response(withCode: code))
            #expect(try ResponseReader(instance.vault).answers(of: response) != nil)
        }
    }

    @discardableResult
    private static func move(_ source: any SQLEngine, to target: any SQLEngine) throws -> Int {
        try InstanceMove(from: source, to: target) { _, _, _, _ in }.run(to: "there") { _ in }
    }

    /// Every row of every table, but for the mark of the move. A text is given as its bytes, whichever way
    /// the engine has it.
    private func content(_ engine: any SQLEngine) throws -> [String: [[SQLValue]]] {
        try engine.read { database in
            var content: [String: [[SQLValue]]] = [:]
            for table in try SQLCatalogue(database, engine.wording).tables {
                let columns = (table.columns + table.lateColumns).sorted().map { "\"\($0)\"" }
                let key = table.key.joined(separator: ", ")
                let rows = try database.rows(
                    "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) ORDER BY \(key)",
                    with: [])
                content[table.name] = rows.map { $0.values.map(Self.plain) }
            }
            return content
        }
    }

    private static func plain(_ value: SQLValue) -> SQLValue {
        guard case .text(let text) = value else { return value }
        return .utf8(Array(text.utf8))
    }

    @Test func `SQLite's catalogue has every table and column of the schema, with its key`() throws
    {
        let origin = try Origin(.sqlite)
        let source = origin.source
        let tables = try source.read { try SQLCatalogue($0, source.wording).tables }
        let path = origin.instance.folder.appending(path: "recount.sqlite").path
        let (names, columns) = try DatabaseQueue(path: path).read { database in
            let names = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master
                    WHERE type = 'table' AND name NOT IN ('grdb_migrations', 'move', 'answer_sheet')
                    """)
            return (names, try names.map { try database.columns(in: $0).map(\.name).sorted() })
        }
        #expect(tables.map(\.name).sorted() == names.sorted())
        for (name, columns) in zip(names, columns) {
            let table = try #require(tables.first { $0.name == name })
            #expect((table.columns + table.lateColumns).sorted() == columns)
            #expect(!table.key.isEmpty)
        }
    }

    @Test func `PostgreSQL's catalogue is the same, each table behind those that it needs`() throws
    {
        let (file, server) = (try Origin(.sqlite), try Origin(.postgresql))
        let catalogues = try [file.source, server.source].map { engine in
            try engine.read { try SQLCatalogue($0, engine.wording) }
        }
        #expect(catalogues[0] == catalogues[1])
        let tables = catalogues[0].tables
        #expect(tables.filter { !$0.lateColumns.isEmpty }.map(\.name) == ["form"])
        let order = tables.map(\.name)
        for (first, second) in [
            ("response", "consent_act"), ("form", "form_version"), ("invitation", "outbox"),
        ] {
            let (before, after) = (order.firstIndex(of: first), order.firstIndex(of: second))
            #expect(try #require(before) < #require(after))
        }
    }

    @Test(arguments: Route.all)
    func `every row of every table arrives, and no trigger makes another`(route: Route) throws {
        let origin = try Origin(route.from)
        let before = try content(origin.source)
        #expect(before.filter { $0.value.isEmpty }.map(\.key) == [])
        let target = try origin.newPlace(route.to)
        let rows = try origin.move(to: target)
        #expect(rows == before.values.reduce(0) { $0 + $1.count })
        #expect(try content(target) == before)
        #expect(try content(origin.source) == before)
        try origin.expectHome(target)
    }

    @Test(arguments: Route.all)
    func `what is stored in the new place goes on with the numbers`(route: Route) throws {
        let origin = try Origin(route.from)
        let target = try origin.newPlace(route.to)
        try origin.move(to: target)
        let instance = origin.instance
        let store = try SQLStore(
            target, vault: instance.vault, ledger: TestInstance.ledger(in: instance.folder),
            today: TestInstance.today)
        let (last, size) = (try store.lastRecord(), try store.ledgerTree().size)
        let submission = try instance.submission(key: instance.key(9), [("change", "same")])
        #expect(try store.accept([submission]) == [.stored])
        #expect(try store.lastRecord() == last + 1)
        #expect(try store.ledgerTree().size > size)
        let again = try instance.submission(key: instance.key(1), [("change", "same")])
        #expect(try store.accept([again]) == [.repeated])
    }

    @Test(arguments: Route.all)
    func `a copy that is cut goes on where it was, and serves nobody until it is whole`(
        route: Route
    ) throws {
        let origin = try Origin(route.from)
        let before = try content(origin.source)
        // Every cut where that is quick.
        let step = route.from == .sqlite && route.to == .sqlite ? 1 : 9
        var cuts = 0
        while true {
            let target = try origin.newPlace(route.to)
            do {
                try origin.move(to: CutEngine(target, afterWrites: cuts))
                break
            } catch {
                #expect(error as? StoreError == .failed(reason: "the power is gone"))
            }
            if cuts > 0 {
                #expect(throws: StoreError.unfinishedMove) { try origin.expectHome(target) }
            }
            try origin.move(to: target)
            #expect(try content(target) == before)
            try origin.expectHome(target)
            try InstanceMove.takeBack(origin.source)
            cuts += step
        }
        #expect(cuts > 25)
    }

    @Test(arguments: Engine.allCases)
    func `what was left serves no more, until it is taken back`(engine: Engine) throws {
        let origin = try Origin(engine)
        try origin.move(to: origin.newPlace())
        #expect(throws: StoreError.movedAway(to: "there")) { try origin.expectHome(origin.source) }
        #expect(throws: MoveFault.sourceLeft(to: "there")) {
            try origin.move(to: origin.newPlace())
        }
        try InstanceMove.takeBack(origin.source)
        try origin.expectHome(origin.source)
        #expect(throws: MoveFault.notLeft) { try InstanceMove.takeBack(origin.source) }
    }

    @Test(arguments: Engine.allCases)
    func `nothing is written where there is something`(engine: Engine) throws {
        let (origin, other) = (try Origin(.sqlite), try TestInstance(engine))
        let inUse = try #require((other.store as? SQLStore)?.engine)
        let before = try content(inUse)
        #expect(throws: MoveFault.self) { try origin.move(to: inUse) }
        #expect(try content(inUse) == before)
        try origin.expectHome(origin.source)
    }

    @Test func `a copy that another instance has begun is left alone`() throws {
        let (origin, other) = (try Origin(.sqlite), try Origin(.sqlite))
        let target = try origin.newPlace()
        #expect(throws: StoreError.self) {
            try other.move(to: CutEngine(target, afterWrites: 1))
        }
        #expect(throws: MoveFault.otherCopy) { try origin.move(to: target) }
        #expect(throws: MoveFault.sourceUnfinished) {
            try Self.move(target, to: origin.newPlace())
        }
    }

    @Test(arguments: [
        "UPDATE count_cell SET cell = 'other' WHERE id = 1", "DELETE FROM returned_mail",
        "UPDATE response SET language = 'de' WHERE id = 1",
        "INSERT INTO notice_period (notice_id, name, value) VALUES (1, 'before', 1)",
    ])
    func `what was written while it was copied is found, and nobody has moved`(change: String)
        throws
    {
        let origin = try Origin(.sqlite)
        let (source, target) = (origin.source, try origin.newPlace())
        let copy = InstanceCopy(to: target) { _, _, _, _ in }
        try source.read { database in
            try copy.begin(from: database)
            try copy.run(from: database, source.wording)
        }
        try source.write { _ = try $0.run(change, with: []) }
        let fault = #expect(throws: MoveFault.self) { try origin.move(to: target) }
        guard case .differs = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        try origin.expectHome(source)
        #expect(throws: StoreError.unfinishedMove) { try origin.expectHome(target) }
    }

    @Test func `a ledger whose leaves do not lead to its head does not move`() throws {
        let origin = try Origin(.sqlite)
        try origin.source.write { database in
            let entries = try database.rows(
                "SELECT entries FROM ledger_bundle WHERE first_leaf = 1", with: [])[0].values[0]
            _ = try database.run(
                "UPDATE ledger_bundle SET entries = ? WHERE first_leaf = 0", with: [entries])
        }
        let fault = #expect(throws: MoveFault.self) { try origin.move(to: origin.newPlace()) }
        guard case .ledgerDiffers = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    @Test func `a backup of what is on a server is one like any other`() throws {
        let origin = try Origin(.postgresql)
        let instance = origin.instance
        let folder = BackupFolder(instance.folder.appending(path: "backups"))
        let backup = SQLiteBackup(of: origin.source, vault: instance.vault, into: folder) {
            _, _, _, _ in
        }
        let data = try backup.run(at: Moment(seconds: 1_795_424_705)) { _ in }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.sorted() == [data.lastPathComponent, "keys.sqlite"])
        let restored = instance.folder.appending(path: "restored.sqlite")
        let ledger = try TestInstance.ledger(in: instance.folder)
        _ = try SQLiteRestoration(
            of: restored, vault: instance.vault, ledger: ledger, from: folder, clock: .system
        ) { _ in }.run(nil) { _ in }
        try origin.expectHome(SQLiteEngine(restored))
        try origin.expectHome(origin.source)
    }
}
