import GRDB
import StoreSQL

/// A connection of GRDB's pool, with its statements prepared once.
final class SQLiteSession: SQLSession {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func run(_ sql: String, with values: [SQLValue]) throws -> Int {
        try database.cachedStatement(sql: sql).run(values)
        return database.changesCount
    }

    func insertEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int?] {
        let statement = try database.cachedStatement(sql: sql)
        return try values.map { row in
            try statement.run(row)
            return database.changesCount > 0 ? Int(database.lastInsertedRowID) : nil
        }
    }

    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow] {
        let statement = try database.cachedStatement(sql: sql)
        let columns = SQLColumns(statement.columnNames)
        var rows: [SQLRow] = []
        try unsafe statement.forEachRow(values) { rows.append(SQLRow(columns, unsafe $0.values)) }
        return rows
    }

    func scan(
        _ sql: String, with values: [SQLValue], _ body: (any ScannedRow) throws -> Void
    ) throws {
        try unsafe database.cachedStatement(sql: sql).forEachRow(values) {
            try unsafe body($0)
        }
    }

    func afterCommit(_ action: @escaping @Sendable () -> Void) {
        database.afterNextTransaction { _ in action() }
    }
}
