import GRDB
import GRDBSQLite
import StoreSQL

extension Statement {
    /// Runs a writing statement with values bound straight to SQLite's C interface.
    ///
    /// Every submission passes here: GRDB's own arguments box each value, which takes several times
    /// as long as SQLite needs to insert the row.
    func run(_ values: [SQLValue]) throws {
        let statement = unsafe sqliteStatement
        unsafe Self.bind(values, to: statement)
        var code = unsafe sqlite3_step(statement)
        while code == SQLITE_ROW { code = unsafe sqlite3_step(statement) }
        let error = code == SQLITE_DONE ? nil : unsafe Self.error(of: statement, code)
        _ = unsafe sqlite3_reset(statement)
        if let error { throw error }
    }

    @unsafe static func bind(_ values: [SQLValue], to statement: OpaquePointer) {
        for (index, value) in values.enumerated() {
            unsafe bind(value, at: Int32(index + 1), of: statement)
        }
    }

    /// Binding fails only for an index that the statement does not have, which is a defect, or
    /// without memory.
    @unsafe private static func bind(
        _ value: SQLValue, at index: Int32, of statement: OpaquePointer
    ) {
        // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code =
            switch value {
            case .null: unsafe sqlite3_bind_null(statement, index)
            case .integer(let number):
                unsafe sqlite3_bind_int64(statement, index, Int64(number))
            case .text(let text):
                unsafe sqlite3_bind_text(statement, index, text, -1, copied)
            case .utf8(let bytes):
                unsafe bytes.withUnsafeBytes {
                    unsafe sqlite3_bind_text(
                        statement, index, $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                        Int32($0.count), copied)
                }
            case .blob(let bytes):
                // Without bytes too: SQLite takes an address of nothing for NULL.
                bytes.isEmpty
                    ? unsafe sqlite3_bind_zeroblob(statement, index, 0)
                    : unsafe sqlite3_bind_blob(
                        statement, index, bytes, Int32(bytes.count), copied)
            }
        precondition(code == SQLITE_OK, "a value is bound to each parameter")
    }

    @unsafe static func error(of statement: OpaquePointer, _ code: Int32) -> DatabaseError {
        let message = unsafe sqlite3_errmsg(sqlite3_db_handle(statement))
        return unsafe DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: message.map { unsafe String(cString: $0) })
    }
}
