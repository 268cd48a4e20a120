import CPostgreSQL
import Store
import StoreSQL
import Values

/// Owns an answer of the server.
@safe
final class PostgreSQLResult {
    // Alive until `deinit`; whoever has the result is on the thread of its connection.
    private let handle: OpaquePointer

    @unsafe init(_ handle: OpaquePointer) {
        unsafe self.handle = handle
    }

    deinit {
        unsafe recount_pq_clear(handle)
    }

    var status: ExecStatusType { unsafe recount_pq_result_status(handle) }

    var rowCount: Int { Int(unsafe recount_pq_ntuples(handle)) }

    var columnCount: Int { Int(unsafe recount_pq_nfields(handle)) }

    /// How many rows a statement has changed.
    var changed: Int { Int(unsafe String(cString: recount_pq_cmd_tuples(handle))) ?? 0 }

    /// What was done, as the server calls it: `COMMIT`, `INSERT 0 1`.
    var tag: String { unsafe String(cString: recount_pq_cmd_status(handle)) }

    var columns: SQLColumns {
        SQLColumns(
            (0..<Int32(columnCount)).map {
                unsafe String(cString: recount_pq_fname(handle, $0))
            })
    }

    var rows: [SQLRow] {
        let columns = columns
        return (0..<rowCount).map { SQLRow(columns, values(ofRow: $0)) }
    }

    /// The values of a row.
    func values(ofRow row: Int) -> [SQLValue] {
        (0..<columnCount).map { value(row, $0) }
    }

    /// The error that the answer is.
    func error(isConnectionLost: Bool) -> PostgreSQLError {
        let state = field(Field.state)
        return PostgreSQLError(
            state: state, words: words(of: state), isConnectionLost: isConnectionLost)
    }

    /// The server's first line. Its details quote keys and rows, and what it says of data that it cannot
    /// read (class 22) quotes the data.
    private func words(of state: String?) -> String {
        guard let state, !state.hasPrefix("22") else { return "a value cannot be read or stored" }
        return field(Field.message) ?? "no message"
    }

    /// The codes of the fields of an error (libpq-fe.h, `PG_DIAG_`).
    private enum Field {
        static let state = UInt8(ascii: "C")
        static let message = UInt8(ascii: "M")
    }

    private func field(_ code: UInt8) -> String? {
        unsafe recount_pq_result_error_field(handle, Int32(code))
            .map { unsafe String(cString: $0) }
    }

    fileprivate func buffer(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(
            start: recount_pq_getvalue(handle, Int32(row), Int32(column)),
            count: Int(recount_pq_getlength(handle, Int32(row), Int32(column))))
    }

    fileprivate func isNull(_ row: Int, _ column: Int) -> Bool {
        unsafe recount_pq_getisnull(handle, Int32(row), Int32(column))
    }

    fileprivate func type(_ column: Int) -> TypeNumber {
        let number = unsafe recount_pq_ftype(handle, Int32(column))
        guard let type = TypeNumber(rawValue: number) else {
            preconditionFailure("a statement gives a column of the type \(number)")
        }
        return type
    }
}

extension PostgreSQLResult {
    private func value(_ row: Int, _ column: Int) -> SQLValue {
        guard !isNull(row, column) else { return .null }
        switch type(column) {
        case .bool, .int2, .int4, .int8: return .integer(integer(row, column))
        case .bytea: return .blob(bytes(row, column))
        case .date, .json, .jsonb, .name, .text, .unknown, .varchar:
            return .utf8(bytes(row, column))
        }
    }

    /// A number as the server sends it, most significant byte first; 0 for NULL.
    func integer(_ row: Int, _ column: Int) -> Int {
        let bytes = unsafe buffer(row, column)
        guard let first = unsafe bytes.first else { return 0 }
        // A Boolean is one byte, which has no sign.
        let sign: Int = bytes.count > 1 && first & 0x80 != 0 ? -1 : 0
        return unsafe bytes.reduce(sign) { $0 << 8 | Int($1) }
    }

    fileprivate func bytes(_ row: Int, _ column: Int) -> [UInt8] {
        switch type(column) {
        case .date where !isNull(row, column): Array(day(row, column).utf8)
        // The first byte is the version of the format.
        case .jsonb: unsafe Array(buffer(row, column).dropFirst())
        case .bool, .bytea, .date, .int2, .int4, .int8, .json, .name, .text, .unknown, .varchar:
            unsafe Array(buffer(row, column))
        }
    }

    /// A day as SQLite keeps it; the server counts from the first of January 2000.
    private func day(_ row: Int, _ column: Int) -> String {
        Day(number: integer(row, column) + 10_957).description
    }
}

/// The row that a scan is at.
extension PostgreSQLResult: ScannedRow {
    func integer(_ column: Int) -> Int { integer(0, column) }

    func bytes(_ column: Int) -> [UInt8] { bytes(0, column) }

    func holds(_ bytes: [UInt8], _ column: Int) -> Bool {
        switch type(column) {
        case .bytea, .json, .name, .text, .unknown, .varchar:
            unsafe buffer(0, column).elementsEqual(bytes)
        case .bool, .date, .int2, .int4, .int8, .jsonb: self.bytes(column) == bytes
        }
    }
}
