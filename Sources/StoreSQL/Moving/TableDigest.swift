import Store
import Values

/// How many rows a table has, with one digest of all of them: equal where every value is, whatever the
/// engine.
struct TableDigest: Equatable {
    private(set) var rows = 0
    private var hash = RunningDigest()

    /// SHA-256 of the rows in hexadecimal digits.
    var hexadecimal: String { hash.hexadecimal }

    static func == (first: TableDigest, second: TableDigest) -> Bool {
        first.rows == second.rows && first.hexadecimal == second.hexadecimal
    }

    private var pages: RowPages

    /// The digest of a table of which nothing was read yet.
    init(of table: SQLTable) {
        pages = RowPages(table)
    }

    /// Reads the next rows in the order of the key, with all columns in the order of their names. Returns
    /// how many they are; 0 at the end.
    mutating func take(from database: any SQLSession) throws -> Int {
        let page = try pages.next(in: database)
        for row in page { take(row) }
        return page.count
    }

    /// Each value stands behind a byte that says what it is and, if its length varies, eight that say how
    /// long it is: so no two rows have the same bytes.
    private mutating func take(_ row: [SQLValue]) {
        rows += 1
        var bytes: [UInt8] = []
        for value in row {
            switch value {
            case .null: bytes.append(UInt8(ascii: "n"))
            case .integer(let number): Self.append(UInt8(ascii: "i"), number, to: &bytes)
            case .text(let text): Self.append(UInt8(ascii: "t"), Array(text.utf8), to: &bytes)
            case .utf8(let text): Self.append(UInt8(ascii: "t"), text, to: &bytes)
            case .blob(let blob): Self.append(UInt8(ascii: "b"), blob, to: &bytes)
            }
        }
        hash.take(bytes)
    }

    private static func append(_ kind: UInt8, _ number: Int, to bytes: inout [UInt8]) {
        bytes.append(kind)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private static func append(_ kind: UInt8, _ content: [UInt8], to bytes: inout [UInt8]) {
        append(kind, content.count, to: &bytes)
        bytes += content
    }
}
