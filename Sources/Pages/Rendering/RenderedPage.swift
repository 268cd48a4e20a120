/// A whole page, ready to be sent.
package struct RenderedPage: Hashable, Sendable {
    /// The page in UTF-8.
    package let bytes: [UInt8]

    /// True for a page that refers to the site's script, which its policy must allow.
    package let hasScript: Bool

    init(bytes: [UInt8], hasScript: Bool = false) {
        (self.bytes, self.hasScript) = (bytes, hasScript)
    }

    /// The page read as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
