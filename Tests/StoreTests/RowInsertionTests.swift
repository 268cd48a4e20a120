import StoreSQL
import Testing

@testable import StorePostgreSQL

@Suite struct RowInsertionTests {
    private static let types = [
        "id": "bigint", "subject": "bytea", "state": "text", "code_key": "bigint", "day": "date",
    ]
    private static let plain = "INSERT INTO act (subject, code_key) VALUES (?, ?)"
    private static let guarded = """
        INSERT INTO response (subject, state, code_key, day)
        VALUES (?, 'open', ?, ?) ON CONFLICT (code_key) DO NOTHING
        """

    private func insertion(_ sql: String) -> RowInsertion? {
        RowInsertion(sql) { _ in Self.types }
    }

    @Test func `rows go as arrays of their columns' types`() throws {
        let insertion = try #require(self.insertion(Self.guarded))
        let rows: [[SQLValue]] = [[.blob([1]), .integer(2), .text("2026-11-26")]]
        let silent = try insertion.command(for: rows[...])
        #expect(
            silent.sql.split(whereSeparator: \.isWhitespace).joined(separator: " ") == """
                INSERT INTO response (subject, state, code_key, day) \
                SELECT v1::bytea, 'open', v2::bigint, v3::date \
                FROM unnest($1::bytea[], $2::bigint[], $3::text[]) AS given (v1, v2, v3) \
                ON CONFLICT (code_key) DO NOTHING
                """)
        #expect(silent.values.types == [1001, 1016, 1009])
        let answered = try insertion.answeredCommand(for: rows[...])
        #expect(answered.sql == silent.sql + " RETURNING id, code_key")
    }

    @Test func `rows that a conflict kept out are found by what they conflict by`() throws {
        let insertion = try #require(self.insertion(Self.guarded))
        #expect(insertion.key == 1)
        let four: [[SQLValue]] = [5, 6, 5, 7].map { [.blob([]), .integer($0), .null] }
        let numbers = insertion.numbers(of: four[...], made: [(31, 7), (30, 5)])
        #expect(numbers == [30, nil, nil, 31])
        let plain = try #require(self.insertion(Self.plain))
        #expect(plain.numbers(of: four[..<2], made: [(7, nil), (8, nil)]) == [7, 8])
    }

    @Test(arguments: [
        "INSERT INTO a (id) SELECT ?", "INSERT INTO a (id) VALUES (?) ON CONFLICT DO NOTHING",
        "INSERT INTO a (id, state) VALUES (?, ?) ON CONFLICT (id, state) DO NOTHING",
        "INSERT INTO a (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET state = 1",
        "INSERT INTO a (id) VALUES (lower(?))", "INSERT INTO a (id, state) VALUES (?)",
        "INSERT INTO a (id) VALUES ('x') ON CONFLICT (id) DO NOTHING",
        "INSERT INTO a (unknown) VALUES (?)",
    ])
    func `other statements go one by one`(sql: String) {
        #expect(insertion(sql) == nil)
    }

    @Test(
        arguments: [
            ([.null, .integer(1)], true), ([.blob([]), .null], true),
            ([.blob([]), .text("1")], false),
            ([.integer(3), .integer(2)], false), ([.blob([])], false),
        ] as [([SQLValue], Bool)])
    func `rows of other types go one by one`(row: [SQLValue], isTaken: Bool) throws {
        let insertion = try #require(self.insertion(Self.plain))
        #expect(insertion.takes([row]) == isTaken)
    }
}
