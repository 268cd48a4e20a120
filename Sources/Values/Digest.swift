package import Crypto

/// A SHA-256 digest: 32 bytes that name exact content.
package struct Digest: Hashable, Sendable {
    /// The digest's 32 bytes.
    package let bytes: [UInt8]

    /// The digest of `content`.
    package init(of content: some Sequence<UInt8>) {
        var hasher = SHA256()
        hasher.update(content)
        bytes = Array(hasher.finalize())
    }

    /// The digest of `parts`, one after the other.
    package init(of parts: [[UInt8]]) {
        var hasher = SHA256()
        for part in parts { hasher.update(part) }
        bytes = Array(hasher.finalize())
    }

    /// A digest that was computed before, or nil unless there are exactly 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A digest written as 64 lower-case hexadecimal digits, or nil for anything else.
    package init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.encode(bytes) }
}

extension SHA256 {
    /// Takes in the bytes of any sequence, without a copy where they are contiguous.
    package mutating func update(_ content: some Sequence<UInt8>) {
        let whole: Void? = content.withContiguousStorageIfAvailable {
            unsafe update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if whole == nil { update(data: Array(content)) }
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
