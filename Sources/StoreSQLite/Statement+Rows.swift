import GRDB
import GRDBSQLite

/// One row as SQLite's C interface hands it out; it holds only until the next one is asked for.
@unsafe struct RowBytes {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int) -> Int {
        unsafe Int(sqlite3_column_int64(statement, Int32(column)))
    }

    /// The bytes of a BLOB, or of a TEXT in UTF-8; empty for NULL.
    func bytes(_ column: Int) -> [UInt8] { unsafe Array(buffer(column)) }

    /// Says whether the column holds these bytes, without a copy.
    func holds(_ bytes: [UInt8], _ column: Int) -> Bool {
        unsafe buffer(column).elementsEqual(bytes)
    }

    private func buffer(_ column: Int) -> UnsafeRawBufferPointer {
        // In this order: the count is that of the form which the pointer has (sqlite3_column_blob).
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        return unsafe UnsafeRawBufferPointer(start: start, count: count)
    }
}

extension Statement {
    /// Hands every row to `body`, straight from SQLite's C interface.
    ///
    /// A report reads every response: GRDB's own rows look each column up by its name and box its value,
    /// which takes several times as long as SQLite needs to find the row.
    func forEachRow(from first: Int, through last: Int, _ body: (RowBytes) throws -> Void) throws {
        let statement = unsafe sqliteStatement
        defer { _ = unsafe sqlite3_reset(statement) }
        for (index, number) in [first, last].enumerated() {
            let code = unsafe sqlite3_bind_int64(statement, Int32(index + 1), Int64(number))
            precondition(code == SQLITE_OK, "a value is bound to each parameter")
        }
        var code = unsafe sqlite3_step(statement)
        while code == SQLITE_ROW {
            try unsafe body(RowBytes(statement: statement))
            code = unsafe sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw unsafe Self.error(of: statement, code) }
    }
}
