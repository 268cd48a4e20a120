/// The code with which a person sees, changes or withdraws what they gave.
///
/// 20 letters of Crockford's base 32 hold 100 bits; only the code's digest is ever stored.
package struct ReceiptCode: Hashable, Sendable {
    /// How many letters a code has.
    package static let length = 20

    /// The letters as twenty numbers from 0 to 31.
    package let values: [UInt8]

    /// The code of these letters, or nil unless they are twenty numbers from 0 to 31.
    package init?(values: [UInt8]) {
        guard values.count == Self.length, values.allSatisfy({ $0 < 32 }) else { return nil }
        self.values = values
    }

    /// The code whose letters are the first 100 bits of `bytes`, or nil for fewer than 13 bytes.
    package init?(bits bytes: [UInt8]) {
        guard bytes.count * 8 >= Self.length * 5 else { return nil }
        values = (0..<Self.length).map { letter in
            (0..<5).reduce(into: UInt8(0)) { value, offset in
                let bit = letter * 5 + offset
                value = value << 1 | bytes[bit / 8] >> UInt8(7 - bit % 8) & 1
            }
        }
    }

    /// The code that a person typed, in any case and grouping, or nil when it cannot be one.
    package init?(typed text: some StringProtocol) {
        guard text.utf8.count <= 200, let values = CrockfordBase32.decode(text) else { return nil }
        self.init(values: values)
    }

    /// The code as it is shown: five groups of four, `7H3K-9QXR-…`.
    package var grouped: String {
        let letters = Array(CrockfordBase32.encode(values))
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<$0 + 4]) }
            .joined(separator: "-")
    }

    /// What is stored of the code, and found by it.
    package var digest: Digest {
        Digest(of: Self.digestPrefix + values)
    }

    private static let digestPrefix = Array("recount receipt code\n".utf8)
}

extension ReceiptCode: CustomStringConvertible {
    /// Never the code itself: a code must not stand in a log line.
    package var description: String { "a receipt code" }
}
