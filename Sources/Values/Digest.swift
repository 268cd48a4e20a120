import Crypto

/// A SHA-256 digest: 32 bytes that name exact content.
package struct Digest: Hashable, Sendable {
    /// The digest's 32 bytes.
    package let bytes: [UInt8]

    /// The digest of `content`.
    package init(of content: [UInt8]) {
        var hasher = SHA256()
        hasher.take(content)
        self.init(hasher)
    }

    /// The digest of a byte that separates domains, and then of two parts.
    package init(domain: UInt8, _ first: [UInt8], _ second: [UInt8] = []) {
        var hasher = SHA256()
        hasher.take([domain])
        hasher.take(first)
        if !second.isEmpty { hasher.take(second) }
        self.init(hasher)
    }

    private init(_ hasher: SHA256) {
        bytes = unsafe hasher.finalize().withUnsafeBytes { unsafe Array($0) }
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
    fileprivate mutating func take(_ content: [UInt8]) {
        unsafe content.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
