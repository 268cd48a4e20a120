import HTTPServer
import Pages
import Store
import Values

/// `GET /confirm/TOKEN`: what the link of a mail confirms, with one button. Programs that open every link
/// of a mail change nothing by it.
enum ShowConfirmation {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let found = try context.confirmation(inLink: request.parameter(0))
        return .personal(try context.page(of: found, request.parameter(0)))
    }
}
