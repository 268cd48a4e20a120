/// Percent-encoding of RFC 3986, and its form dialect, where a plus sign is a space.
enum PercentEncoding {
    /// Appends the decoded bytes to `output`; false where an escape is broken.
    static func decode(
        _ range: Range<Int>, of source: [UInt8], plusIsSpace: Bool, into output: inout [UInt8]
    ) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < range.upperBound,
                    let high = CharacterClass.hexadecimal(source[index + 1]),
                    let low = CharacterClass.hexadecimal(source[index + 2])
                else { return false }
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        return true
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
