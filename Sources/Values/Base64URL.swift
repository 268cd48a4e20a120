/// Bytes as unpadded base64url (RFC 4648 §5), read strictly: one text for each value.
package enum Base64URL {
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: .max, count: 256)
        for value in 0..<UInt8(64) { table[Int(letter(UInt32(value)))] = value }
        return table
    }()

    /// The text of `bytes`, without padding.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count * 8 + 5) / 6)
        append(bytes[...], to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the letters for `bytes`, without padding.
    package static func append(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(letter(pending >> bits & 63))
            }
        }
        if bits > 0 { text.append(letter(pending << (6 - bits) & 63)) }
    }

    private static func letter(_ value: UInt32) -> UInt8 {
        switch value {
        case 0..<26: UInt8(ascii: "A") + UInt8(value)
        case 26..<52: UInt8(ascii: "a") + UInt8(value - 26)
        case 52..<62: UInt8(ascii: "0") + UInt8(value - 52)
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    /// The bytes of `text`, or nil when a letter is foreign, the length impossible or a spare bit set.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        decode(letters: text.utf8)
    }

    /// The bytes that `letters` (ASCII) stand for, by the same strict rules.
    package static func decode(letters: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending: UInt32 = 0
        var bits = 0
        for letter in letters {
            let value = values[Int(letter)]
            guard value != .max else { return nil }
            pending = pending << 6 | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
        }
        let spare = pending & (1 << UInt32(bits) - 1)
        return bits < 6 && spare == 0 ? bytes : nil
    }
}
