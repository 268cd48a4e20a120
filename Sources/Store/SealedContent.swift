/// Sealed bytes with the wrapped key that opens them.
package struct SealedContent: Sendable {
    package let key: [UInt8]
    package let bytes: [UInt8]

    package init(key: [UInt8], bytes: [UInt8]) {
        self.key = key
        self.bytes = bytes
    }
}
