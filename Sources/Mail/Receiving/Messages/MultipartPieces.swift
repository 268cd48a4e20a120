/// What stands between the delimiter lines of a multipart body (RFC 2046 §5.1.1).
///
/// A body that was cut ends its last piece.
struct MultipartPieces: IteratorProtocol {
    private let delimiter: [UInt8]
    private let body: ArraySlice<UInt8>
    private var lines: MailLines
    private var isOpen: Bool

    init(_ body: ArraySlice<UInt8>, boundary: [UInt8]) {
        delimiter = Array("--".utf8) + boundary
        self.body = body
        lines = MailLines(body)
        isOpen = true
        isOpen = skipToDelimiter().isOpening
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard isOpen else { return nil }
        let start = lines.rest.startIndex
        let found = skipToDelimiter()
        isOpen = found.isOpening
        return body[start..<max(start, found.contentEnd)]
    }

    private mutating func skipToDelimiter() -> (contentEnd: Int, isOpening: Bool) {
        while !lines.rest.isEmpty {
            let start = lines.rest.startIndex
            guard let line = lines.next(), line.starts(with: delimiter) else { continue }
            let mark = MailSpace.trim(line.dropFirst(delimiter.count))
            guard mark.isEmpty || mark.elementsEqual("--".utf8) else { continue }
            return (endOfLine(before: start), mark.isEmpty)
        }
        return (body.endIndex, false)
    }

    /// The line end before a delimiter belongs to the delimiter.
    private func endOfLine(before start: Int) -> Int {
        var end = start
        if end > body.startIndex, body[end - 1] == MailLines.lineFeed { end -= 1 }
        if end > body.startIndex, body[end - 1] == MailLines.carriageReturn { end -= 1 }
        return end
    }
}
