import GRDB
import GRDBSQLite
import StoreSQL

/// One row as SQLite's C interface hands it out; it holds only until the next one is asked for.
@unsafe struct RowBytes: @unsafe ScannedRow {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int) -> Int {
        unsafe Int(sqlite3_column_int64(statement, Int32(column)))
    }

    func bytes(_ column: Int) -> [UInt8] { unsafe Array(buffer(column)) }

    func holds(_ bytes: [UInt8], _ column: Int) -> Bool {
        unsafe buffer(column).elementsEqual(bytes)
    }

    private func buffer(_ column: Int) -> UnsafeRawBufferPointer {
        // In this order: the count is that of the form which the pointer has (sqlite3_column_blob).
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe UnsafeRawBufferPointer(start: start, count: count)
    }

    /// The values of all columns.
    var values: [SQLValue] {
        (0..<Int(unsafe sqlite3_column_count(statement))).map { unsafe value($0) }
    }

    private func value(_ column: Int) -> SQLValue {
        switch unsafe sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(unsafe integer(column))
        case SQLITE_TEXT: .utf8(unsafe bytes(column))
        case SQLITE_BLOB: .blob(unsafe bytes(column))
        default: preconditionFailure("no column of the schema holds fractions")
        }
    }
}

extension Statement {
    /// Hands every row to `body`, straight from SQLite's C interface.
    ///
    /// A report reads every response: GRDB's own rows look each column up by its name and box its value,
    /// which takes several times as long as SQLite needs to find the row.
    func forEachRow(_ values: [SQLValue], _ body: (RowBytes) throws -> Void) throws {
        let statement = unsafe sqliteStatement
        defer { _ = unsafe sqlite3_reset(statement) }
        unsafe Self.bind(values, to: statement)
        var code = unsafe sqlite3_step(statement)
        while code == SQLITE_ROW {
            try unsafe body(RowBytes(statement: statement))
            code = unsafe sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw unsafe Self.error(of: statement, code) }
    }
}
