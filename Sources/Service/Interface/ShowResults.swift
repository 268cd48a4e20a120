import HTTPTypes
import HTTPServer

/// `GET /api/v1/results/FORM`: the latest release. True counts are for the operator alone, so that
/// without a release there is nothing here.
enum ShowResults {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        Problem(status: .notFound, detail: "Nothing has been published of this form yet.").response
    }
}
