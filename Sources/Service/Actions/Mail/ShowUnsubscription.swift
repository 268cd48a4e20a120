import HTTPServer
import Pages

/// `GET /u/TOKEN`: one button that ends the mails; opening the link changes nothing.
enum ShowUnsubscription {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        .personal(context.pages.unsubscribe(path: "/u/\(request.parameter(0))"))
    }
}
