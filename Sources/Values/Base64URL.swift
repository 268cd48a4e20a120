/// Bytes as unpadded base64url (RFC 4648 §5), read strictly: one text for each value.
package enum Base64URL {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: .max, count: 256)
        for value in 0..<UInt8(64) { table[Int(alphabet[Int(value)])] = value }
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
        let alphabet = alphabet
        text.append(addingCapacity: (bytes.count * 8 + 5) / 6) { letters in
            var index = bytes.startIndex
            while index + 3 <= bytes.endIndex {
                let group =
                    UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
                    | UInt32(bytes[index + 2])
                letters.append(alphabet[Int(group >> 18)])
                letters.append(alphabet[Int(group >> 12 & 63)])
                letters.append(alphabet[Int(group >> 6 & 63)])
                letters.append(alphabet[Int(group & 63)])
                index += 3
            }
            // One byte makes two letters and two make three; their spare bits are zero.
            let rest = bytes[index...]
            let group = rest.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(24 - 8 * rest.count)
            for place in 0..<(rest.isEmpty ? 0 : rest.count + 1) {
                letters.append(alphabet[Int(group >> UInt32(18 - 6 * place) & 63)])
            }
        }
    }

    /// The bytes of `text`, or nil when a letter is foreign, the length impossible or a spare bit set.
    package static func decode(_ text: some StringProtocol) -> [UInt8]? {
        decode(letters: Array(text.utf8))
    }

    // An array and no generic sequence: another module would get a copy that is not specialised.
    /// The bytes that `letters` (ASCII) stand for, by the same strict rules.
    package static func decode(letters: [UInt8]) -> [UInt8]? {
        let values = Self.values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count * 6 / 8)
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
