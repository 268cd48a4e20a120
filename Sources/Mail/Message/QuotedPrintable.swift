/// A text as lines of at most 76 printable ASCII letters (RFC 2045 §6.7).
enum QuotedPrintable {
    private static let lineLimit = 76

    /// The text with CRLF between its lines, however they ended.
    static func encode(_ text: String) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count * 5 / 4)
        for (position, line) in lines(of: text).enumerated() {
            if position > 0 { encoded.append(contentsOf: "\r\n".utf8) }
            append(line, to: &encoded)
        }
        return encoded
    }

    /// The lines of a text, which CRLF, LF or CR end.
    private static func lines(of text: String) -> [ArraySlice<UInt8>] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == lineFeed, bytes.last == carriageReturn { bytes.removeLast() }
            bytes.append(byte)
        }
        return bytes.split(omittingEmptySubsequences: false) {
            $0 == lineFeed || $0 == carriageReturn
        }
    }

    private static func append(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
        var length = 0
        for position in line.indices {
            let rest = line[position...]
            // A line that goes on ends in `=`, which needs a place, too.
            let room = lineLimit - (rest.count > 1 ? 1 : 0)
            if length + width(of: rest, beginsLine: length == 0) > room {
                encoded.append(contentsOf: "=\r\n".utf8)
                length = 0
            }
            let width = width(of: rest, beginsLine: length == 0)
            if width == 1 {
                encoded.append(line[position])
            } else {
                encoded.append(contentsOf: "=\(hexadecimal(line[position]))".utf8)
            }
            length += width
        }
    }

    /// How many letters stand for the first byte of what is left of a line: itself, or `=` and two
    /// digits.
    private static func width(of rest: ArraySlice<UInt8>, beginsLine: Bool) -> Int {
        guard let byte = rest.first else { return 0 }
        let isPlain = byte == UInt8(ascii: "\t") || CharacterKind.isPrintable(byte)
        let isFragile = beginsLine && isTampered(rest) || rest.count == 1 && isBlank(byte)
        return isPlain && !isFragile && byte != UInt8(ascii: "=") ? 1 : 3
    }

    /// What relays change at the begin of a line: a dot, which SMTP doubles (RFC 5321 §4.5.2), and
    /// `From `, before which some put a `>`.
    private static func isTampered(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: ".") || line.starts(with: "From ".utf8)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
