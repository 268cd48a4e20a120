/// Rows of comma-separated values (RFC 4180) with the lines on which they begin.
///
/// Lines end with CRLF or LF; a byte order mark at the start is passed over, and so are empty lines.
package struct CommaSeparated: Hashable, Sendable {
    /// A row and the line on which it begins, counted from 1.
    package struct Row: Hashable, Sendable {
        package let line: Int
        package let fields: [String]
    }

    /// Why bytes are no such rows.
    package enum Fault: Error, Hashable, Sendable {
        /// A quote is not closed, or something stands around a quoted field.
        case misplacedQuote(line: Int)
        case notUTF8(line: Int)
    }

    package let rows: [Row]

    /// Reads all rows, or throws at the first that is none.
    package init(_ bytes: [UInt8]) throws(Fault) {
        var (reading, rows) = (Reading(bytes), [Row]())
        while let row = try reading.next() { rows.append(row) }
        self.rows = rows
    }

    /// Goes through rows one by one, so that a long list need not be held twice.
    package struct Reading: Sendable {
        private var reader: Reader

        package init(_ bytes: [UInt8]) {
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            reader = Reader(bytes: bytes, place: bytes.starts(with: mark) ? mark.count : 0)
        }

        /// The next row; nil at the end. Behind a fault nothing more can be read.
        package mutating func next() throws(Fault) -> Row? {
            while let row = try reader.row() {
                if row.fields != [""] { return row }
            }
            return nil
        }
    }
}

/// Goes through the bytes once.
private struct Reader: Sendable {
    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    let bytes: [UInt8]
    var place: Int
    var line = 1

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The next row; nil at the end.
    mutating func row() throws(CommaSeparated.Fault) -> CommaSeparated.Row? {
        guard next != nil else { return nil }
        let start = line
        var fields = [try field()]
        while next == Self.comma {
            place += 1
            fields.append(try field())
        }
        endLine()
        return CommaSeparated.Row(line: start, fields: fields)
    }

    /// A field, up to the comma or the end of the line behind it.
    private mutating func field() throws(CommaSeparated.Fault) -> String {
        let start = line
        let content = next == Self.quote ? try quoted() : try plain()
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .notUTF8(line: start)
        }
        return text
    }

    private mutating func plain() throws(CommaSeparated.Fault) -> [UInt8] {
        let start = place
        while let byte = next, byte != Self.comma, !isAtEndOfLine {
            guard byte != Self.quote else { throw .misplacedQuote(line: line) }
            place += 1
        }
        return Array(bytes[start..<place])
    }

    private mutating func quoted() throws(CommaSeparated.Fault) -> [UInt8] {
        let start = line
        var content: [UInt8] = []
        place += 1
        while let byte = next {
            place += 1
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            if next == Self.quote {
                content.append(byte)
                place += 1
                continue
            }
            guard next == nil || next == Self.comma || isAtEndOfLine else {
                throw .misplacedQuote(line: line)
            }
            return content
        }
        throw .misplacedQuote(line: start)
    }

    private var isAtEndOfLine: Bool {
        next == Self.lineFeed
            || next == Self.carriageReturn && place + 1 < bytes.count
                && bytes[place + 1] == Self.lineFeed
    }

    private mutating func endLine() {
        if next == Self.carriageReturn { place += 1 }
        if next == Self.lineFeed { place += 1 }
        line += 1
    }
}
