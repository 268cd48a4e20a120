/// A page that is rendered once and differs between requests in one place alone: a survey's in its
/// submission key, one with a sign-up box in when it was made.
package struct SplicedPage: Hashable, Sendable {
    /// The page's bytes up to the key.
    package let before: [UInt8]
    /// The page's bytes from behind the key.
    package let after: [UInt8]

    /// Stands for the key while the page is rendered. Escaping replaces NUL in every value, so the
    /// mark can come from nowhere else.
    static let mark = "\u{0}"

    /// Nil unless the mark stands in `text` exactly once.
    init?(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Nil unless the mark stands in `page` exactly once.
    package init?(_ page: RenderedPage) {
        self.init(page.bytes)
    }

    private init?(_ bytes: [UInt8]) {
        let pieces = bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return nil }
        before = Array(pieces[0])
        after = Array(pieces[1])
    }

    /// The page with `key` in its place. A key is made of letters, digits, `-`, `_` and points.
    package func page(key: String) -> RenderedPage {
        precondition(Self.isKey(key), "a submission key has letters, digits, -, _ and points alone")
        return RenderedPage(bytes: before + Array(key.utf8) + after, hasScript: true)
    }

    /// Says whether `text` may stand in a page as a key without being escaped.
    static func isKey(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
