import HTTPServer
import HTTPTypes
import Pages

/// A page that is the same for everyone, but for when it was made, which its sign-up box tells.
struct StampedPage: Sendable {
    private let answer: PreparedAnswer
    private let hasStamp: Bool

    init(_ page: RenderedPage) {
        let spliced = SplicedPage(page)
        hasStamp = spliced != nil
        answer = PreparedAnswer(
            SharedFields.page, before: spliced?.before ?? page.bytes,
            gap: hasStamp ? PageStamp.length : 0, after: spliced?.after ?? [])
    }

    /// The page, made now.
    func response(stamp: [UInt8]) -> Response {
        Response(status: .ok, answer, filledWith: hasStamp ? stamp : [])
    }
}
