/// A whole page, ready to be sent.
package struct RenderedPage: Hashable, Sendable {
    /// The page in UTF-8.
    package let bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The page read as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
