import HTTPServer
import Pages

/// A page that is the same for everyone, but for when it was made, which its sign-up box tells.
struct StampedBody: Sendable {
    private let before: FixedBody
    /// What stands behind the stamp; nil in a page without one.
    private let after: FixedBody?

    init(_ page: RenderedPage) {
        guard let spliced = SplicedPage(page) else {
            before = FixedBody(page.bytes)
            after = nil
            return
        }
        before = FixedBody(spliced.before)
        after = FixedBody(spliced.after)
    }

    /// The page, made now.
    func body(stamp: [UInt8]) -> Response.Body {
        after.map { .spliced(before, stamp, $0) } ?? .fixed(before)
    }
}
