/// What makes the same submission, sent again, one response: a page's hidden field or the
/// `Idempotency-Key` of a request.
///
/// At least 16 visible ASCII letters, so that nobody meets the key of somebody else by chance.
package struct SubmissionKey: Hashable, Sendable {
    /// How many letters a key may have.
    package static let lengths = 16...255

    /// How many letters a generated key has.
    package static let generatedLength = 22

    /// The key's letters.
    package let bytes: [UInt8]

    /// Nil for too short or too long a key, and for letters outside visible ASCII.
    package init?(_ letters: [UInt8]) {
        guard Self.lengths.contains(letters.count),
            letters.allSatisfy({ (0x21...0x7e).contains($0) })
        else { return nil }
        bytes = letters
    }

    /// A fresh key of 128 random bits, in ``generatedLength`` letters.
    package static func generate(_ randomness: Randomness) -> SubmissionKey {
        var letters: [UInt8] = []
        Base64URL.append(randomness.bytes(16)[...], to: &letters)
        guard let key = SubmissionKey(letters) else {
            preconditionFailure("16 bytes make 22 letters")
        }
        return key
    }
}
