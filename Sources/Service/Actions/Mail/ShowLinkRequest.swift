import HTTPServer
import Pages

/// `GET /preferences`: where subscribers ask for the link to their own page.
enum ShowLinkRequest {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        .personal(context.pages.linkRequest(LinkRequestPage()))
    }
}
