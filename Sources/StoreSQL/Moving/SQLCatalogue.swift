import Store

/// The tables of a database as the engine itself tells of them, in an order in which each comes behind
/// those that it refers to: so that none is forgotten that a later version adds.
package struct SQLCatalogue: Equatable, Sendable {
    /// The tables that hold an instance; what belongs to the engine alone is not among them.
    package let tables: [SQLTable]

    /// Asks the database of a session.
    package init(_ database: any SQLSession, _ wording: SQLWording) throws {
        var columns: [String: [(name: String, place: Int, isRequired: Bool)]] = [:]
        for row in try database.rows(wording.columns) {
            columns[row[0], default: []].append((row[1], row[2], row[3] != 0))
        }
        var references: [String: [(column: String, table: String)]] = [:]
        for row in try database.rows(wording.references) {
            references[row[0], default: []].append((row[1], row[2]))
        }
        let drafts = columns.map { name, columns in
            Draft(
                name: name, columns: columns.map(\.name).sorted(),
                key: columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name),
                references: (references[name] ?? []).filter { $0.table != name }.map { found in
                    let isRequired = columns.contains { $0.name == found.column && $0.isRequired }
                    return Reference(column: found.column, table: found.table, isRequired)
                })
        }
        tables = try Self.ordered(drafts.sorted { $0.name < $1.name })
    }

    private struct Reference {
        let column: String
        let table: String
        let isRequired: Bool

        init(column: String, table: String, _ isRequired: Bool) {
            (self.column, self.table, self.isRequired) = (column, table, isRequired)
        }
    }

    private struct Draft {
        let name: String
        let columns: [String]
        let key: [String]
        let references: [Reference]

        func table(lateColumns late: [String]) -> SQLTable {
            SQLTable(
                name: name, columns: columns.filter { !late.contains($0) }, lateColumns: late,
                key: key)
        }
    }

    /// Where tables refer to each other, a column that may be empty waits until both are filled.
    private static func ordered(_ drafts: [Draft]) throws -> [SQLTable] {
        var (rest, placed) = (drafts, [SQLTable]())
        while !rest.isEmpty {
            func open(_ draft: Draft) -> [Reference] {
                draft.references.filter { reference in
                    rest.contains { $0.name == reference.table }
                }
            }
            let next =
                rest.firstIndex { open($0).isEmpty }
                ?? rest.firstIndex { draft in
                    open(draft).allSatisfy {
                        !$0.isRequired && leads(from: $0.table, to: draft.name, in: rest)
                    }
                }
            guard let next else {
                throw StoreError.failed(reason: "the tables of the schema refer to each other")
            }
            let late = Set(open(rest[next]).map(\.column)).sorted()
            placed.append(rest.remove(at: next).table(lateColumns: late))
        }
        return placed
    }

    /// Says whether a table refers to another one, by way of whatever tables.
    private static func leads(from table: String, to other: String, in drafts: [Draft]) -> Bool {
        var (seen, ahead) = (Set<String>(), [table])
        while let name = ahead.popLast() {
            if name == other { return true }
            guard seen.insert(name).inserted else { continue }
            ahead += drafts.filter { $0.name == name }.flatMap { $0.references.map(\.table) }
        }
        return false
    }
}

/// A table with its columns in the order of their names, which is the same in every engine.
package struct SQLTable: Hashable, Sendable {
    package let name: String
    package let columns: [String]
    /// Columns that refer to a table which comes behind this one.
    package let lateColumns: [String]
    /// The columns of the primary key, in its order.
    package let key: [String]

    /// Every column.
    var all: [String] { (columns + lateColumns).sorted() }

    /// A question for one page of rows: `key` values, if it is not the first page, and the limit.
    func page(of columns: [String], isFirst: Bool) -> String {
        let key = Self.list(key)
        let marks = self.key.map { _ in "?" }.joined(separator: ", ")
        return """
            SELECT \(Self.list(columns)) FROM "\(name)" \(isFirst ? "" : "WHERE (\(key)) > (\(marks))")
            ORDER BY \(key) LIMIT ?
            """
    }

    /// A question for the key of the last row.
    var lastKey: String {
        let order = key.map { "\"\($0)\" DESC" }.joined(separator: ", ")
        return "SELECT \(Self.list(key)) FROM \"\(name)\" ORDER BY \(order) LIMIT 1"
    }

    /// A statement that inserts the columns that do not have to wait.
    var insertion: String {
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \"\(name)\" (\(Self.list(columns))) VALUES (\(marks))"
    }

    /// A statement that sets the columns that had to wait, and takes the key behind them.
    var lateUpdate: String {
        func set(_ columns: [String], _ separator: String) -> String {
            columns.map { "\"\($0)\" = ?" }.joined(separator: separator)
        }
        return "UPDATE \"\(name)\" SET \(set(lateColumns, ", ")) WHERE \(set(key, " AND "))"
    }

    private static func list(_ columns: [String]) -> String {
        columns.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
