/// Bits as letters that people can copy by hand (Douglas Crockford's base 32).
///
/// Reading forgives what hands and eyes confuse: lower case, `O` for `0`, `I` and `L` for `1`,
/// and white space or hyphens anywhere.
package enum CrockfordBase32 {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// One letter for each of the low five bits of `values`.
    package static func encode(_ values: some Sequence<UInt8>) -> String {
        String(decoding: values.map { alphabet[Int($0 & 31)] }, as: UTF8.self)
    }

    /// The five-bit values of the letters in `text`, or nil when one of them is foreign.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var values: [UInt8] = []
        for letter in text.unicodeScalars where !isIgnored(letter) {
            guard let value = value(of: letter) else { return nil }
            values.append(value)
        }
        return values
    }

    private static func isIgnored(_ letter: Unicode.Scalar) -> Bool {
        letter.properties.isWhitespace || letter.properties.isDash
    }

    private static func value(of letter: Unicode.Scalar) -> UInt8? {
        guard let ascii = UInt8(exactly: letter.value) else { return nil }
        let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ascii) ? ascii - 32 : ascii
        switch upper {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        default: return alphabet.firstIndex(of: upper).map(UInt8.init)
        }
    }
}
