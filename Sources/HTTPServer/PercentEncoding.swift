/// Percent-encoding of RFC 3986.
enum PercentEncoding {
    /// Appends the decoded bytes to `output`; false where an escape is broken.
    static func decode(
        _ range: Range<Int>, of source: [UInt8], into output: inout [UInt8]
    ) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            var byte = source[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < range.upperBound, let decoded = escaped(at: index, in: source)
                else { return false }
                byte = decoded
                index += 2
            }
            output.append(byte)
            index += 1
        }
        return true
    }

    /// The byte that an escape at `index` stands for; nil where it is broken.
    static func escaped(at index: Int, in source: [UInt8]) -> UInt8? {
        guard index + 2 < source.count, let high = CharacterClass.hexadecimal(source[index + 1]),
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
