import StoreSQL

/// An `INSERT` of one row that can take many at once, which costs the server much less than one by one.
struct RowInsertion {
    /// How many rows one statement takes, so that few are prepared and few are sent for any number of rows:
    /// each run of one reads all checks of its table anew.
    static let sizes = [64, 32, 16, 8, 4, 2, 1]

    /// The statements for each of the sizes; each gives the numbers of the rows that were made and, where a
    /// conflict may keep some out, the values that they conflict by.
    private let statements: [Int: String]
    /// Which of a row's values it conflicts by; nil when nothing may keep it out.
    let key: Int?

    /// Takes a statement `INSERT INTO … (…) VALUES (…)` with or without `ON CONFLICT (column) DO NOTHING`;
    /// nil for any other.
    init?(_ sql: String) {
        let shape = /(?s)(\s*INSERT INTO \w+\s*\(([^()]*)\)\s*VALUES\s*)\(([^()]*)\)(.*)/
        guard let parts = sql.wholeMatch(of: shape)?.output, !parts.4.contains("?") else {
            return nil
        }
        let conflict = parts.4.wholeMatch(of: /\s*ON CONFLICT \((\w+)\) DO NOTHING\s*/)
        guard conflict != nil || parts.4.allSatisfy(\.isWhitespace) else { return nil }
        let columns = parts.2.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let items = parts.3.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let column = conflict.map { String($0.output.1) }
        key = column.flatMap { Self.place(of: $0, in: columns, items) }
        guard (key == nil) == (column == nil) else { return nil }
        let ending = "\(parts.4) RETURNING id" + (column.map { ", \($0)" } ?? "")
        statements = Dictionary(
            uniqueKeysWithValues: Self.sizes.map { size in
                let rows = Array(repeating: "(\(parts.3))", count: size)
                return (size, parts.1 + rows.joined(separator: ", ") + ending)
            })
    }

    /// Which parameter fills a column; nil for none.
    private static func place(of column: String, in columns: [String], _ items: [String]) -> Int? {
        guard let index = columns.firstIndex(of: column), columns.count == items.count,
            items[index] == "?"
        else { return nil }
        return items[..<index].count { $0 == "?" }
    }

    /// Says whether these rows can go together: all values of a place are of one type, and what they
    /// conflict by is a number.
    func takes(_ rows: ArraySlice<[SQLValue]>) -> Bool {
        guard let first = rows.first else { return true }
        let types = BoundValues.types(of: first)
        return rows.allSatisfy { row in
            guard BoundValues.types(of: row) == types else { return false }
            guard let key else { return true }
            if case .integer = row[key] { return true }
            return false
        }
    }

    /// The statements that insert the rows, in their order.
    func commands(for rows: ArraySlice<[SQLValue]>) -> [SQLCommand] {
        var commands: [SQLCommand] = []
        var rest = rows
        for size in Self.sizes {
            while rest.count >= size, let statement = statements[size] {
                commands.append(SQLCommand(statement, rest.prefix(size).flatMap(\.self)))
                rest = rest.dropFirst(size)
            }
        }
        return commands
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
