/// The fields of a request as libmicrohttpd leaves them in its buffer, checked byte by byte.
///
/// libmicrohttpd 0.9.75 accepts what RFC 9112 forbids (NUL and bare CR in values, control characters
/// in names, space before the colon, folded lines, a bare LF), and hands out strings that hide it.
/// It parses in place, though: each colon and each byte of a line's end is a NUL afterwards.
/// Reading that block shows whether a line was `name: value CR LF` and nothing else.
struct FieldBlock: Sendable {
    struct Line: Sendable {
        var name: Range<Int>
        var value: Range<Int>
    }

    let bytes: [UInt8]
    private(set) var lines: [Line]

    /// Reads the lines in `bytes`, which begin after the request line and end with the empty line.
    init(parsing bytes: [UInt8]) throws(RequestIssue) {
        self.bytes = bytes
        lines = []
        lines.reserveCapacity(24)
        var reader = FieldReader(bytes: bytes)
        try reader.expectLineEnd()
        while !reader.isAtEmptyLine {
            lines.append(try reader.line())
        }
        try reader.expectLineEnd()
        guard reader.isAtEnd else { throw .malformedField }
    }

    /// The one value of the field `name`, written in lower case; a second one throws.
    func only(_ name: StaticString) throws(RequestIssue) -> Range<Int>? {
        var found: Range<Int>?
        for line in lines where isNamed(line, name) {
            guard found == nil else { throw .repeatedField }
            found = line.value
        }
        return found
    }

    /// The values of the field `name`, written in lower case, joined with a comma (RFC 9110,
    /// section 5.3).
    func joined(_ name: String) -> String? {
        var result: String?
        for line in lines where isNamed(line, name.utf8) {
            let value = text(line.value)
            result = result.map { "\($0), \(value)" } ?? value
        }
        return result
    }

    func text(_ range: Range<Int>) -> String {
        bytes.span.extracting(range).text
    }

    /// Says whether the line is that of the field `name`, written in lower case.
    func isNamed(_ line: Line, _ name: StaticString) -> Bool { isSame(line.name, name) }

    /// Says whether a word stands there, which is given in lower case.
    func isSame(_ place: Range<Int>, _ word: StaticString) -> Bool {
        guard place.count == word.utf8CodeUnitCount else { return false }
        var index = 0
        for position in place {
            guard unsafe Self.lowercased(bytes[position]) == word.utf8Start[index] else {
                return false
            }
            index += 1
        }
        return true
    }

    private func isNamed(_ line: Line, _ name: String.UTF8View) -> Bool {
        line.name.count == name.count
            && zip(line.name, name).allSatisfy { Self.lowercased(bytes[$0]) == $1 }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}

/// Walks through a block in which colons and line ends are NUL.
private struct FieldReader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    var isAtEmptyLine: Bool { position >= bytes.count || bytes[position] == 0 }

    mutating func expectLineEnd() throws(RequestIssue) {
        guard position + 2 <= bytes.count, bytes[position] == 0, bytes[position + 1] == 0 else {
            throw .malformedField
        }
        position += 2
    }

    mutating func line() throws(RequestIssue) -> FieldBlock.Line {
        let name = position..<skip(CharacterClass.isToken)
        guard !name.isEmpty, position < bytes.count, bytes[position] == 0 else {
            throw .malformedField
        }
        position += 1
        let start = skip { $0 == 0x20 || $0 == 0x09 }
        var end = skip(CharacterClass.isFieldValue)
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
            end -= 1
        }
        try expectLineEnd()
        return FieldBlock.Line(name: name, value: start..<end)
    }

    private mutating func skip(_ predicate: (UInt8) -> Bool) -> Int {
        while position < bytes.count, predicate(bytes[position]) {
            position += 1
        }
        return position
    }
}
