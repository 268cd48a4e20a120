/// Reads texts as people type them.
enum TypedText {
    /// The most characters (Unicode scalars) that any text answer can have.
    static let longest = 20_000

    /// The range without white space at its ends (ASCII white space and the no-break space).
    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if isSpace(bytes[start]) {
                start += 1
            } else if end - start > 1, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while start < end {
            if isSpace(bytes[end - 1]) {
                end -= 1
            } else if end - start > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// Reads a text of one line, or of several where `hasLines`; line ends become `\n`.
    static func read(
        _ bytes: [UInt8], _ range: Range<Int>, hasLines: Bool, least: Int = 0,
        most: Int = TypedText.longest
    ) -> Result<String, Issue.Fault> {
        let (count, hasReturn) = measure(bytes, range, hasLines: hasLines)
        guard let count else { return .failure(.controlCharacter) }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            return .failure(.notUTF8)
        }
        guard count <= most else { return .failure(.tooLong(limit: most, count: count)) }
        guard count >= least else { return .failure(.tooShort(limit: least, count: count)) }
        return .success(hasReturn ? normalised(text) : text)
    }

    /// Counts the characters, a line end as one; the count is nil when a control character is in.
    private static func measure(_ bytes: [UInt8], _ range: Range<Int>, hasLines: Bool)
        -> (count: Int?, hasReturn: Bool)
    {
        var (count, returns) = (0, 0)
        for index in range {
            let byte = bytes[index]
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte >= 0x20, byte != 0x7F, !isC1(bytes, index, range) { continue }
            guard hasLines, byte == 0x0A || byte == 0x0D || byte == 0x09 else {
                return (nil, false)
            }
            if byte == 0x0D { returns += 1 }
            if byte == 0x0A, index > range.lowerBound, bytes[index - 1] == 0x0D { count -= 1 }
        }
        return (count, returns > 0)
    }

    /// The control characters U+0080 to U+009F are `C2 80` to `C2 9F` in UTF-8.
    private static func isC1(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
        bytes[index] == 0xC2 && index + 1 < range.upperBound && bytes[index + 1] < 0xA0
    }

    private static func normalised(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
                output.append(0x0A)
            } else if byte != 0x0A {
                output.append(byte)
            }
            previous = byte
        }
        return String(decoding: output, as: UTF8.self)
    }
}
