import Dispatch
import Foundation
import PostgreSQLServer
import Store
import StoreSQL
import Synchronization
import Testing
import Values

@testable import StorePostgreSQL

/// What a server that goes and comes again does to a store; it has a server of its own.
@Suite(.serialized) struct PostgreSQLServerTests {
    private let server: PostgreSQLServer
    private let address: String
    private let folder: URL

    init() throws {
        server = try PostgreSQLServer()
        address = try server.makeDatabase()
        folder = server.folder
    }

    /// Opens a store that tries to get through for a second.
    private func open(_ vault: Vault = Vault(MasterKey.generate(.system))) throws -> SQLStore {
        try SQLStore(
            PostgreSQLEngine(address, patience: .seconds(1)), vault: vault,
            ledger: TestInstance.ledger(in: FileManager.default.temporaryDirectory),
            today: Day(number: 20_780))
    }

    @Test func `a server that is restarted is found again`() throws {
        let store = try open()
        try server.restart()
        #expect(try store.responseCount() == 0)
        try server.restart()
        try store.noteUpkeep(.retention, at: Moment(seconds: 7))
        #expect(try store.lastUpkeep(.retention) == Moment(seconds: 7))
    }

    @Test func `while a server is gone everybody is told so soon, and afterwards all is well`()
        throws
    {
        let store = try open()
        try server.stop()
        let start = ContinuousClock.now
        for _ in 0..<20 {
            #expect(throws: StoreError.self) { _ = try store.responseCount() }
        }
        #expect(start.duration(to: .now) < .seconds(5))
        let error = #expect(throws: StoreError.self) {
            try store.noteUpkeep(.retention, at: Moment(seconds: 8))
        }
        guard case .unreachable(let reason) = error else {
            Issue.record("a server that is gone is told as \(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
        #expect(start.duration(to: .now) < .seconds(10))
        try server.start()
        usleep(600_000)
        try store.noteUpkeep(.retention, at: Moment(seconds: 9))
        #expect(try store.lastUpkeep(.retention) == Moment(seconds: 9))
    }

    /// A standby that does not come makes each commit wait, when it is on the disk already; nobody is told
    /// that it is safe before the standby has it, or nobody waits for one any more.
    @Test func `a transaction that was committed before its connection went is not run again`()
        throws
    {
        let store = try open()
        try server.run("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        try server.run("SELECT pg_reload_conf()")
        // Until the process that watches over standbys has read it, nobody waits for one.
        usleep(500_000)
        let ended = Mutex(false)
        let hasReturned = Mutex(false)
        let ending = Thread { [server, address] in
            let isEnded =
                (try? server.ended(waitingFor: "wait_event = 'SyncRep'", in: address)) ?? false
            usleep(500_000)
            let isUntold = !hasReturned.withLock(\.self)
            ended.withLock { $0 = isEnded && isUntold }
            _ = try? server.run("ALTER SYSTEM RESET synchronous_standby_names")
            _ = try? server.run("SELECT pg_reload_conf()")
        }
        ending.start()
        var runs = 0
        try store.engine.write { session in
            runs += 1
            try session.run(
                "INSERT INTO upkeep (kind, done_at) VALUES ('retention', ?)", with: [.integer(5)])
        }
        hasReturned.withLock { $0 = true }
        let endedNow = ended.withLock(\.self)
        #expect(endedNow)
        #expect(runs == 1)
        #expect(try store.lastUpkeep(.retention) == Moment(seconds: 5))
    }

    @Test func `a server that would lose answers is refused`() throws {
        _ = try open()
        try server.run("ALTER SYSTEM SET fsync = off")
        try server.run("SELECT pg_reload_conf()")
        usleep(200_000)
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error.map { "\($0)" }?.contains("set fsync = on") == true)
    }

    /// As servers may that are no PostgreSQL.
    @Test func `a server whose locks hold nobody up is refused`() throws {
        try server.run(
            """
            CREATE FUNCTION public.pg_advisory_xact_lock(bigint) RETURNS void
            LANGUAGE sql AS 'SELECT'
            """, in: address)
        try server.run("ALTER ROLE CURRENT_USER SET search_path = public, pg_catalog", in: address)
        let error = #expect(throws: StoreError.self) { _ = try open() }
        #expect(error.map { "\($0)" }?.contains("locks nothing") == true)
    }
}
