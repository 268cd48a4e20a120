import HTTPServer
import Pages
import Values

/// `POST /confirm/TOKEN`: confirms, or asks for a new mail in the place of one that is too old. A second
/// time shows the same page.
enum ConfirmAddress {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let token = request.parameter(0)
        let fields = try? FormFields(parsing: request.body)
        if fields?.first("action") == "again",
            case .expired(let confirmation) = try context.reading.confirmation(inLink: token)
        {
            try context.subscriptions.askAgain(confirmation)
            return .ready(.personal(context.reading.pages.confirmationSentAgain()))
        }
        let found =
            try Digest(ofToken: token).map { try context.subscriptions.confirm($0) } ?? .unknown
        return .ready(.personal(try context.reading.page(of: found, token)))
    }
}
