import Crypto

/// A SHA-256 digest of content that comes in pieces.
package struct RunningDigest: Sendable {
    private var hasher = SHA256()

    package init() {}

    /// Takes the next piece.
    package mutating func take(_ piece: [UInt8]) { hasher.update(data: piece) }

    /// The digest of all pieces so far, in hexadecimal digits.
    package var hexadecimal: String {
        String(decoding: Hexadecimal.digits(of: Array(hasher.finalize())), as: UTF8.self)
    }
}
