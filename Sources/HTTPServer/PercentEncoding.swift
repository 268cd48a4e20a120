/// Percent-encoding of RFC 3986, and its form dialect, where a plus sign is a space.
enum PercentEncoding {
    /// Appends the decoded bytes to `output`; false where an escape is broken.
    static func decode(
        _ range: Range<Int>, of source: [UInt8], plusIsSpace: Bool, into output: inout [UInt8]
    ) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let run = index
            while index < range.upperBound, !isSpecial(source[index]) { index += 1 }
            output.append(contentsOf: source[run..<index])
            guard index < range.upperBound else { break }
            if source[index] == UInt8(ascii: "+") {
                output.append(plusIsSpace ? 0x20 : UInt8(ascii: "+"))
                index += 1
            } else {
                guard let byte = escaped(at: index, before: range.upperBound, in: source) else {
                    return false
                }
                output.append(byte)
                index += 3
            }
        }
        return true
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
    }

    private static func escaped(at index: Int, before end: Int, in source: [UInt8]) -> UInt8? {
        guard index + 2 < end, let high = CharacterClass.hexadecimal(source[index + 1]),
            let low = CharacterClass.hexadecimal(source[index + 2])
        else { return nil }
        return high << 4 | low
    }

    /// Tells whether the bytes are UTF-8 without NUL.
    static func isText(_ bytes: borrowing Span<UInt8>) -> Bool {
        var isAscii = true
        for index in 0..<bytes.count {
            guard bytes[index] != 0 else { return false }
            isAscii = isAscii && bytes[index] < 0x80
        }
        if isAscii { return true }
        return unsafe bytes.withUnsafeBytes {
            unsafe String(validating: $0, as: UTF8.self) != nil
        }
    }
}
