import Foundation
import PostgreSQLServer
import Store
import StoreSQL
import Synchronization
import Testing

@testable import StorePostgreSQL

/// What comes back of what is sent.
@Suite struct PostgreSQLSessionTests {
    private let instance: TestInstance
    private let engine: PostgreSQLEngine

    init() throws {
        instance = try TestInstance(.postgresql)
        engine = try #require((instance.store as? SQLStore)?.engine as? PostgreSQLEngine)
    }

    private func row(_ sql: String, _ values: [SQLValue] = []) throws -> [SQLValue] {
        var found: [SQLValue] = []
        try engine.pool.withConnection { connection in
            try connection.exchange([SQLCommand(sql, values)]) { found = $1.values(ofRow: 0) }
        }
        return found
    }

    @Test func `each type of the server is read as one of ours`() throws {
        let found = try row(
            """
            SELECT true, false, 2::int2, -3::int4, -4::int8, 9007199254740993, 'text',
                'name'::name, 'var'::varchar, '\\x00ff'::bytea, ''::bytea, NULL, date '2024-02-29',
                date '1969-12-31', '{"a" : 1}'::json, '{"a" : 1}'::jsonb, NULL::date
            """)
        let expected: [SQLValue] = [
            .integer(1), .integer(0), .integer(2), .integer(-3), .integer(-4),
            .integer(9_007_199_254_740_993), .utf8(Array("text".utf8)), .utf8(Array("name".utf8)),
            .utf8(Array("var".utf8)), .blob([0, 255]), .blob([]), .null,
            .utf8(Array("2024-02-29".utf8)), .utf8(Array("1969-12-31".utf8)),
            .utf8(Array(#"{"a" : 1}"#.utf8)), .utf8(Array(#"{"a": 1}"#.utf8)), .null,
        ]
        #expect(found == expected)
    }

    @Test func `what is bound comes back`() throws {
        let found = try row(
            "SELECT ?, ?, ?, ?::text, ?::text, ?::bytea, ?::date",
            [
                .integer(.min), .integer(.max), .blob([0, 1, 255]), .text("naïve ‘?’"), .utf8([]),
                .blob([]), .text("2026-11-26"),
            ])
        #expect(
            found == [
                .integer(.min), .integer(.max), .blob([0, 1, 255]),
                .utf8(Array("naïve ‘?’".utf8)), .utf8([]), .blob([]),
                .utf8(Array("2026-11-26".utf8)),
            ])
    }

    @Test(arguments: [
        ("SELECT ? WHERE a = ?", "SELECT $1 WHERE a = $2"),
        ("SELECT ?2, ?1, ?12", "SELECT $2, $1, $12"),
        ("SELECT '?', \"?\", ?", "SELECT '?', \"?\", $1"),
        ("SELECT ?3, ?", "SELECT $3, $4"),
        ("SELECT 'it''s ?' || ?", "SELECT 'it''s ?' || $1"),
        ("SELECT 1", "SELECT 1"),
    ])
    func `parameters are numbered as the server wants them`(sql: String, expected: String) {
        #expect(Placeholders.numbered(sql) == expected)
    }

    @Test func `rows that a conflict keeps out have no number`() throws {
        let insertion = "INSERT INTO form (name, state) VALUES (?, 'open') ON CONFLICT DO NOTHING"
        let numbers = try engine.write { session in
            try session.insertEach(
                insertion, with: [[.text("one")], [.text("two")], [.text("one")], [.text("three")]])
        }
        let first = try #require(numbers[0])
        let last = try #require(numbers[3])
        #expect(numbers[2] == nil)
        #expect(first < last)
        let names = try engine.readOnce {
            try $0.rows("SELECT name FROM form WHERE id = ?", with: [.integer(last)])
        }
        #expect(names.map { $0[0] as String } == ["three"])
    }

    @Test func `rows that go together come back as they were`() throws {
        let rows: [[SQLValue]] = [
            [.integer(.min), .blob([0, 255]), .utf8(Array("naïve ‘?’, {\"a\"}".utf8)), .null],
            [.null, .null, .null, .utf8(Array("2024-02-29".utf8))],
            [.integer(.max), .blob([]), .utf8([]), .null],
        ]
        let found = try engine.write { session in
            try session.run(
                "CREATE TEMPORARY TABLE given (a bigint, b bytea, c text, d date)", with: [])
            try session.runLater("INSERT INTO given (a, b, c, d) VALUES (?, ?, ?, ?)", with: rows)
            return try session.rows("SELECT a, b, c, d FROM given", with: [])
        }
        #expect(found.map(\.values) == rows)
    }

    @Test func `more rows than fit into one round trip keep their order`() throws {
        let words = (0..<1_000).map { "word-\($0)" }
        let numbers = try engine.write { session in
            try session.insertEach(
                "INSERT INTO form (name, state) VALUES (?, 'open')",
                with: words.map { [.text($0)] })
        }
        let rows = try engine.readOnce { try $0.rows("SELECT id, name FROM form", with: []) }
        let names = Dictionary(
            uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as String) })
        #expect(numbers.map { $0.flatMap { names[$0] } } == words)
    }

    @Test func `a million rows are handed over one by one`() throws {
        var (count, sum) = (0, 0)
        let before = try residentKilobytes()
        try engine.read { session in
            try session.scan(
                "SELECT number, repeat('x', 200) FROM generate_series(1, ?::bigint) AS number",
                with: [.integer(1_000_000)]
            ) { row in
                count += 1
                sum += row.integer(0)
            }
        }
        #expect(count == 1_000_000)
        #expect(sum == 500_000_500_000)
        // They are over 200 MB together.
        #expect(try residentKilobytes() - before < 64_000)
    }

    @Test func `whoever has seen enough of a scan stops it`() throws {
        struct Enough: Error {}
        let start = ContinuousClock.now
        var count = 0
        #expect(throws: StoreError.self) {
            try engine.read { session in
                try session.scan(
                    """
                    SELECT number, pg_sleep(0.001) FROM generate_series(1, 100000) AS number
                    """, with: []
                ) { _ in
                    count += 1
                    if count == 3 { throw Enough() }
                }
            }
        }
        #expect(count == 3)
        #expect(start.duration(to: .now) < .seconds(20))
        #expect(try instance.store.responseCount() == 0)
    }

    @Test func `what was scheduled for a commit is done after it and not after a rollback`() throws
    {
        let done = Mutex<[String]>([])
        try engine.write { session in
            try session.run("UPDATE form SET responses = 1", with: [])
            session.afterCommit { done.withLock { $0.append("committed") } }
            let isEarly = done.withLock { !$0.isEmpty }
            #expect(!isEarly)
        }
        #expect(throws: StoreError.self) {
            try engine.write { session in
                session.afterCommit { done.withLock { $0.append("rolled back") } }
                try session.run("UPDATE form SET responses = -1", with: [])
            }
        }
        let all = done.withLock(\.self)
        #expect(all == ["committed"])
    }

    private func residentKilobytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS") })
        return try #require(Int(line.filter(\.isNumber)))
    }
}
