import Consent
import HTTPServer
import Pages
import Store
import Values

/// `POST /u/TOKEN`: ends the mails, whatever the body holds (RFC 8058 §3.1); with `action=undo` it takes
/// that back. The token of an invitation declines it. The answer is the same for a repeated and for an
/// unknown token.
enum Unsubscribe {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let token = request.parameter(0)
        let isUndone = (try? FormFields(parsing: request.body))?.first("action") == "undo"
        let found = try context.reading.subscription(by: .unsubscribe, token)
        let pages = context.reading.pages
        if isUndone {
            if let found { try context.subscriptions.undo(found.stored, proof: found.proof) }
            return .ready(.personal(pages.resubscribed()))
        }
        if let found {
            try context.subscriptions.end(
                found.stored, by: .person, method: .unsubscribeLink, proof: found.proof)
            let page = pages.unsubscribed(path: "/u/\(token)")
            return context.reply(.personal(page), afterMailsTo: found.stored)
        }
        if let digest = Digest(ofToken: token) {
            _ = try context.invitations.decline(digest)
        }
        return .ready(.personal(pages.unsubscribed(path: "/u/\(token)")))
    }
}
