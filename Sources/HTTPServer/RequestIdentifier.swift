import Synchronization

/// What names one request: in the answer's `X-Request-Id`, in problem reports and in the log.
///
/// It says nothing about who asks: it is made here, or by a proxy that is trusted.
package struct RequestIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The field of requests and answers.
    static let field: StaticString = "X-Request-Id"
    private static let longest = 64
    /// The letters and digits of one that is made here, always the same number, so that answers which
    /// shall not be told apart have one length.
    private static let length = 13
    private static let made = Atomic(UInt64.random(in: .min ... .max))

    /// Up to 64 letters, digits, points, hyphens and underscores.
    package let description: String

    /// One that no other request of this process has, in 13 letters and digits: so short that it needs no
    /// memory of its own.
    static func fresh() -> RequestIdentifier {
        let number = made.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        let digits = String(scattered(number), radix: 36)
        let zeros = String(repeating: "0", count: length - digits.utf8.count)
        return RequestIdentifier(description: zeros + digits)
    }

    /// What a proxy names a request; nil unless it has the form that logs can bear.
    init?(proxied bytes: borrowing Span<UInt8>) {
        guard (1...Self.longest).contains(bytes.count), bytes.allBytes(Self.isAllowed) else {
            return nil
        }
        description = bytes.text
    }

    private init(description: String) {
        self.description = description
    }

    /// Tells no outsider how many requests there were (Steele, Lea and Flood 2014, SplitMix).
    private static func scattered(_ number: UInt64) -> UInt64 {
        var word = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
