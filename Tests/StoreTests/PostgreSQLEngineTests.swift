import Dispatch
import FormModel
import Foundation
import PostgreSQLServer
import Store
import StoreSQL
import Synchronization
import Testing
import Values

@testable import StorePostgreSQL

/// What one server does to a store, and what the store makes of it.
@Suite struct PostgreSQLEngineTests {
    private let instance: TestInstance
    private let server: PostgreSQLServer
    private let address: String

    init() throws {
        instance = try TestInstance(.postgresql)
        server = try PostgreSQLServer.shared()
        address = try TestDatabase(in: instance.folder).address()
    }

    private func engine() throws -> PostgreSQLEngine {
        try #require((instance.store as? SQLStore)?.engine as? PostgreSQLEngine)
    }

    /// Ends every connection that the store has; returns how many those were.
    private func endConnections() throws -> Int {
        let ended = try server.run(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'recount'
            """, in: address)
        return try #require(Int(ended.filter(\.isNumber)))
    }

    @Test func `connections that were ended between questions are made anew`() throws {
        #expect(try endConnections() > 0)
        #expect(try instance.store.responseCount() == 0)
        #expect(try endConnections() > 0)
        let outcome = try instance.store.accept([instance.submission(key: instance.key(1), [])])
        #expect(outcome == [.stored])
        #expect(try endConnections() > 0)
        #expect(try instance.store.responseCount() == 1)
    }

    @Test func `a transaction whose connection is ended is run again, and once`() throws {
        let store = try engine()
        var runs = 0
        try store.write { session in
            runs += 1
            try session.run("UPDATE form SET responses = responses + 5", with: [])
            if runs == 1 { #expect(try endConnections() > 0) }
            try session.run("UPDATE form SET responses = responses + 2", with: [])
        }
        #expect(runs == 2)
        #expect(try instance.store.form(named: instance.form.name)?.responses == 7)
    }

    @Test func `a transaction that is ended while it commits is run again`() throws {
        try server.run(
            """
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(30); RETURN NULL; END; $$;
            CREATE CONSTRAINT TRIGGER linger AFTER UPDATE ON form DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION linger();
            """, in: address)
        let ending = Thread { [self] in
            do {
                let isEnded = try server.ended(waitingFor: "query = 'COMMIT'", in: address)
                try server.run("DROP TRIGGER linger ON form", in: address)
                #expect(isEnded)
            } catch {
                Issue.record(error)
            }
        }
        ending.start()
        let runs = Mutex(0)
        try engine().write { session in
            runs.withLock { $0 += 1 }
            try session.run("UPDATE form SET responses = responses + 3", with: [])
        }
        let runsNow = runs.withLock(\.self)
        #expect(runsNow == 2)
        #expect(try instance.store.form(named: instance.form.name)?.responses == 3)
    }

    @Test func `an error of a statement rolls everything back and leaves the connection usable`()
        throws
    {
        let store = try engine()
        #expect(throws: StoreError.self) {
            try store.write { session in
                try session.run("UPDATE form SET responses = 9", with: [])
                try session.run("UPDATE form SET responses = -1", with: [])
            }
        }
        #expect(try instance.store.form(named: instance.form.name)?.responses == 0)
        #expect(try instance.store.close(instance.form.name, on: Day(number: 20_780)))
    }

    @Test func `no error quotes a value`() throws {
        let store = try engine()
        let secret = "not-to-be-told"
        for sql in [
            "INSERT INTO form (name, state) VALUES (?, 'neither')",
            "INSERT INTO notice_period (notice_id, name, value) VALUES (9, ?, 1)",
            "UPDATE notice SET published_on = ?",
            "UPDATE form SET counts = ?",
        ] {
            let error = #expect(throws: StoreError.self) {
                try store.write { _ = try $0.run(sql, with: [.text(secret)]) }
            }
            #expect(error.map { "\($0)" }?.contains(secret) == false)
        }
    }

    @Test func `a text that the server cannot hold is refused`() throws {
        let store = try engine()
        #expect(throws: StoreError.failed(reason: "a text with a zero byte cannot be stored")) {
            try store.write {
                _ = try $0.run("UPDATE form SET name = ?", with: [.text("a\u{0}b")])
            }
        }
    }

    @Test func `every write waits for the disk whatever the database's own setting is`() throws {
        let name = try #require(URL(string: address)?.lastPathComponent)
        try server.run("ALTER DATABASE \(name) SET synchronous_commit = off")
        let other = try PostgreSQLEngine(address)
        let setting: String = try other.readOnce {
            try $0.rows("SHOW synchronous_commit", with: [])[0][0]
        }
        #expect(setting == "on")
    }

    @Test func `what waits too long for others that write says that it is busy`() throws {
        let other = try PostgreSQLEngine(address, patience: .milliseconds(200))
        try engine().write { session in
            try session.run("UPDATE form SET responses = 1", with: [])
            #expect(throws: StoreError.busy) {
                try other.write { _ = try $0.run("SELECT 1", with: []) }
            }
        }
        try other.write { _ = try $0.run("UPDATE form SET responses = 2", with: []) }
        #expect(try instance.store.form(named: instance.form.name)?.responses == 2)
    }

    @Test func `more readers than connections wait for each other`() throws {
        let store = instance.store
        let found = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 64) { _ in
            let count = (try? store.responseCount()) ?? -1
            found.withLock { $0.append(count) }
        }
        let foundNow = found.withLock(\.self)
        #expect(foundNow == Array(repeating: 0, count: 64))
        let open = try server.run(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'recount'
            """, in: address)
        #expect(try #require(Int(open.filter(\.isNumber))) <= 8)
    }
}
