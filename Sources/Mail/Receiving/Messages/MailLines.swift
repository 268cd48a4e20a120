/// The lines of a message without what ends them: CRLF, or LF alone as files have it.
struct MailLines: Sequence, IteratorProtocol {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// What stands behind the lines that were taken.
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: Self.lineFeed)
        let line = rest[..<(end ?? rest.endIndex)]
        rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
        return line.last == Self.carriageReturn ? line.dropLast() : line
    }
}

/// What mail calls white space inside a line: space and tabulator (RFC 5234, WSP).
enum MailSpace {
    static func contains(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The bytes without white space and line ends at either side.
    static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace = { (byte: UInt8) in contains(byte) || byte == 0x0A || byte == 0x0D }
        let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
        return bytes[start..<end]
    }

    /// The text without white space and line ends at either side.
    static func trim(_ text: some StringProtocol) -> String {
        String(decoding: trim(Array(text.utf8)[...]), as: UTF8.self)
    }
}
