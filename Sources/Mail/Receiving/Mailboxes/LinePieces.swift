/// A file line by line, and a line that is longer than the buffer in pieces.
struct LinePieces {
    struct Piece {
        /// The bytes with the line feed, if it is there.
        let bytes: ArraySlice<UInt8>
        /// Says whether a line begins with the first byte.
        let startsLine: Bool

        var endsLine: Bool { bytes.last == MailLines.lineFeed }
        /// Says whether this is a whole line with nothing in it.
        var isEmptyLine: Bool {
            startsLine && (bytes.elementsEqual("\n".utf8) || bytes.elementsEqual("\r\n".utf8))
        }
    }

    /// How many bytes a piece may have: 64 KiB.
    static let size = 64 << 10

    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtLineStart = true

    init(_ file: OpenFile) {
        self.file = file
    }

    /// The next line or piece, or nil at the end of the file.
    mutating func next() throws(MailboxProblem) -> Piece? {
        while true {
            if let end = buffer[start...].firstIndex(of: MailLines.lineFeed) {
                return take(upTo: end + 1)
            }
            buffer.removeSubrange(..<start)
            start = 0
            guard buffer.count < Self.size else { return take(upTo: buffer.count) }
            let more = try file.read(Self.size - buffer.count)
            buffer += more
            if more.isEmpty { return buffer.isEmpty ? nil : take(upTo: buffer.count) }
        }
    }

    private mutating func take(upTo end: Int) -> Piece {
        let piece = Piece(bytes: buffer[start..<end], startsLine: isAtLineStart)
        start = end
        isAtLineStart = piece.endsLine
        return piece
    }
}
