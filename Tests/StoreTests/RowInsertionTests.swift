import StoreSQL
import Testing

@testable import StorePostgreSQL

@Suite struct RowInsertionTests {
    private static let plain = "INSERT INTO act (a, b) VALUES (?, ?)"
    private static let guarded = """
        INSERT INTO response (subject, state, code_key)
        VALUES (?, 'open', ?) ON CONFLICT (code_key) DO NOTHING
        """

    private func rows(_ count: Int) -> [[SQLValue]] {
        (0..<count).map { [.blob([UInt8($0)]), .integer(100 + $0)] }
    }

    @Test func `rows are divided among few statements and stay in order`() throws {
        let insertion = try #require(RowInsertion(Self.plain))
        let rows = rows(87)
        let commands = insertion.commands(for: rows[...])
        #expect(commands.map { $0.values.count / 2 } == [64, 16, 4, 2, 1])
        #expect(commands.flatMap(\.values) == rows.flatMap(\.self))
        #expect(commands[2].sql.hasSuffix("(?, ?), (?, ?), (?, ?), (?, ?) RETURNING id"))
        #expect(insertion.numbers(of: rows[..<2], made: [(7, nil), (8, nil)]) == [7, 8])
    }

    @Test func `rows that a conflict kept out are found by what they conflict by`() throws {
        let insertion = try #require(RowInsertion(Self.guarded))
        #expect(insertion.key == 1)
        #expect(insertion.commands(for: rows(1)[...])[0].sql.hasSuffix("RETURNING id, code_key"))
        let four: [[SQLValue]] = [5, 6, 5, 7].map { [.blob([]), .integer($0)] }
        let numbers = insertion.numbers(of: four[...], made: [(31, 7), (30, 5)])
        #expect(numbers == [30, nil, nil, 31])
    }

    @Test(arguments: [
        "INSERT INTO a (b) SELECT ?", "INSERT INTO a (b) VALUES (?) ON CONFLICT DO NOTHING",
        "INSERT INTO a (b, c) VALUES (?, ?) ON CONFLICT (b, c) DO NOTHING",
        "INSERT INTO a (b) VALUES (?) ON CONFLICT (b) DO UPDATE SET b = 1",
        "INSERT INTO a (b) VALUES (lower(?))",
        "INSERT INTO a (b) VALUES ('x') ON CONFLICT (b) DO NOTHING",
    ])
    func `other statements go one by one`(sql: String) {
        #expect(RowInsertion(sql) == nil)
    }

    @Test func `rows of different types go one by one`() throws {
        let insertion = try #require(RowInsertion(Self.plain))
        #expect(insertion.takes([[.null, .integer(1)], [.text("a"), .integer(2)]]))
        #expect(!insertion.takes([[.null, .integer(1)], [.integer(3), .integer(2)]]))
        let guarded = try #require(RowInsertion(Self.guarded))
        #expect(!guarded.takes([[.blob([]), .text("1")]]))
    }
}
