package import Values

/// What tells one sent mail from all others: 128 random bits in its return address and Message-ID.
package struct MailKey: Hashable, Sendable {
    /// How many bytes a key has.
    package static let byteCount = 16
    /// How many letters a written key has.
    package static let length = 26

    /// The key's bytes.
    package let bytes: [UInt8]

    /// Nil unless there are exactly ``byteCount`` bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// The key that was written so, in any case of letters, because mail systems fold addresses; nil
    /// for any other text.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == Self.length, let values = CrockfordBase32.decode(text),
            values.count == Self.length
        else { return nil }
        bytes = Self.bytes(of: values)
        // One text for each key: no letter that people take for another, and no spare bit.
        guard self.text == text.lowercased() else { return nil }
    }

    /// A fresh key.
    package static func generate(_ randomness: Randomness) -> MailKey {
        guard let key = MailKey(bytes: randomness.bytes(byteCount)) else {
            preconditionFailure("a source of randomness gives as many bytes as asked for")
        }
        return key
    }

    /// The key in lower-case letters of Crockford's base 32; the last two of 130 bits are zero.
    package var text: String {
        let values = (0..<Self.length).map { letter in
            (0..<5).reduce(into: UInt8(0)) { value, offset in
                value = value << 1 | bit(letter * 5 + offset)
            }
        }
        return CrockfordBase32.encode(values).lowercased()
    }

    private func bit(_ index: Int) -> UInt8 {
        index < bytes.count * 8 ? bytes[index / 8] >> UInt8(7 - index % 8) & 1 : 0
    }

    private static func bytes(of values: [UInt8]) -> [UInt8] {
        (0..<byteCount).map { byte in
            (0..<8).reduce(into: UInt8(0)) { value, offset in
                let bit = byte * 8 + offset
                value = value << 1 | values[bit / 5] >> UInt8(4 - bit % 5) & 1
            }
        }
    }
}

extension MailKey: CustomStringConvertible {
    /// Never the key itself: it must not stand in a log line.
    package var description: String { "a mail key" }
}
