import Store
import StoreSQL

/// An `INSERT` of one row that can take many at once.
struct RowInsertion: RowsTogether {
    let statement: String
    let arrays: [ArrayType]
    /// What makes it give the numbers of the rows that were made and, where a conflict may keep some out, the
    /// values that they conflict by.
    private let answer: String
    /// Which of a row's values it conflicts by; nil when nothing may keep it out.
    let key: Int?

    /// Takes a statement `INSERT INTO … (…) VALUES (…)` with or without `ON CONFLICT (column) DO NOTHING`;
    /// nil for any other. `columnTypes` are the types of a table's columns by their SQL names.
    init?(_ sql: String, columnTypes: (_ table: String) throws -> [String: String]) rethrows {
        let shape = /(?s)\s*INSERT INTO (\w+)\s*\(([^()]*)\)\s*VALUES\s*\(([^()]*)\)(.*)/
        guard let parts = sql.wholeMatch(of: shape)?.output, !parts.4.contains("?") else {
            return nil
        }
        let conflict = parts.4.wholeMatch(of: /\s*ON CONFLICT \((\w+)\) DO NOTHING\s*/)
        guard conflict != nil || parts.4.allSatisfy(\.isWhitespace) else { return nil }
        let items = Items(columns: parts.2, values: parts.3)
        let column = conflict.map { String($0.output.1) }
        key = column.flatMap(items.place)
        guard items.isWhole, (key == nil) == (column == nil) else { return nil }
        let types = try columnTypes(String(parts.1))
        let given = items.given.compactMap { types[$0] }
        guard given.count == items.given.count else { return nil }
        arrays = given.map(ArrayType.init(column:))
        statement =
            "INSERT INTO \(parts.1) (\(parts.2)) SELECT \(items.selected(as: given)) "
            + "FROM \(Self.rows(in: arrays))\(parts.4)"
        answer = " RETURNING id" + (column.map { ", \($0)" } ?? "")
    }

    /// The statement that inserts the rows, in their order, and answers for each that was made.
    ///
    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    func answeredCommand(for rows: ArraySlice<[SQLValue]>) throws(StoreError) -> SQLCommand {
        SQLCommand(statement + answer, try BoundValues(columns: arrays, of: rows))
    }

    /// The numbers of the rows, nil where a conflict kept one from being made. `made` are the answers: the
    /// number, and the value that it conflicts by if there is one.
    func numbers(of rows: ArraySlice<[SQLValue]>, made: [(number: Int, key: Int?)]) -> [Int?] {
        guard let key else { return made.map(\.number) }
        var numbers = Dictionary(
            made.map { (SQLValue.integer($0.key ?? 0), $0.number) },
            uniquingKeysWith: { first, _ in first })
        // Of two that conflict with each other the first was made.
        return rows.map { numbers.removeValue(forKey: $0[key]) }
    }
}

/// The columns of an `INSERT` and what it puts into them: a parameter, or a word that is the same for each row.
private struct Items {
    private let columns: [String]
    private let values: [String]

    init(columns: Substring, values: Substring) {
        func items(_ list: Substring) -> [String] {
            list.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        }
        (self.columns, self.values) = (items(columns), items(values))
    }

    /// Whether each column has a value.
    var isWhole: Bool { columns.count == values.count }

    /// The columns that parameters fill.
    var given: [String] { zip(columns, values).filter { $1 == "?" }.map(\.0) }

    /// Which parameter fills a column; nil for none.
    func place(of column: String) -> Int? { given.firstIndex(of: column) }

    /// The values in their order, those that are given as the types of their columns.
    func selected(as types: [String]) -> String {
        var place = 0
        return values.map { value in
            guard value == "?" else { return value }
            place += 1
            return "v\(place)::\(types[place - 1])"
        }
        .joined(separator: ", ")
    }
}
