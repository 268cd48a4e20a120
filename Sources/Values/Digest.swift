import Crypto

/// A SHA-256 digest: 32 bytes that name exact content.
package struct Digest: Hashable, Sendable {
    // In place and not in an array: a submission makes two dozen digests and writes few of them.
    private let words: Words

    private struct Words: Hashable, Sendable {
        let first, second, third, fourth: UInt64
    }

    /// The digest of `content`.
    package init(of content: [UInt8]) {
        var hasher = SHA256()
        hasher.take(content)
        self.init(hasher)
    }

    /// The digest of a byte that separates domains, and then of two parts.
    package init(domain: UInt8, _ first: [UInt8], _ second: [UInt8] = []) {
        var hasher = SHA256()
        hasher.take(domain)
        hasher.take(first)
        if !second.isEmpty { hasher.take(second) }
        self.init(hasher)
    }

    /// The digest of a byte that separates domains, of a digest and of content.
    package init(domain: UInt8, _ first: Digest, _ second: [UInt8]) {
        var hasher = SHA256()
        hasher.take(domain)
        hasher.take(first)
        hasher.take(second)
        self.init(hasher)
    }

    /// The digest of a byte that separates domains, and then of two digests.
    package init(domain: UInt8, _ first: Digest, _ second: Digest) {
        var hasher = SHA256()
        hasher.take(domain)
        hasher.take(first)
        hasher.take(second)
        self.init(hasher)
    }

    private init(_ hasher: SHA256) {
        words = unsafe hasher.finalize().withUnsafeBytes {
            unsafe $0.loadUnaligned(as: Words.self)
        }
    }

    /// A digest that was computed before, or nil unless there are exactly 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == SHA256.byteCount else { return nil }
        words = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: Words.self) }
    }

    /// A digest written as 64 lower-case hexadecimal digits, or nil for anything else.
    package init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest's 32 bytes.
    package var bytes: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    /// The digest as 64 lower-case hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.encode(bytes) }

    fileprivate func withUnsafeBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe Swift.withUnsafeBytes(of: words, use)
    }
}

extension SHA256 {
    fileprivate mutating func take(_ content: [UInt8]) {
        unsafe content.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }

    fileprivate mutating func take(_ digest: Values.Digest) {
        unsafe digest.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }

    fileprivate mutating func take(_ byte: UInt8) {
        unsafe withUnsafeBytes(of: byte) { unsafe update(bufferPointer: $0) }
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hexadecimal }
}
