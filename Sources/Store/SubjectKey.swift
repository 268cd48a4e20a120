import Crypto

/// A random key of one subject. Whoever destroys its wrapped copy has erased what it sealed.
package struct SubjectKey: Sendable {
    /// How many bytes a key has (AES-256).
    package static let length = 32

    let symmetric: SymmetricKey

    /// A key of 32 random bytes.
    package init(bytes: ArraySlice<UInt8>) {
        precondition(bytes.count == Self.length, "a subject's key has 32 bytes")
        symmetric = unsafe bytes.withUnsafeBytes { unsafe SymmetricKey(data: $0) }
    }
}
