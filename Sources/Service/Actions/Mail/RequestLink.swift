import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `POST /preferences`: sends a subscriber the link to their own page; the answer is the same for every
/// address.
enum RequestLink {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let fields = try? FormFields(parsing: request.body) else {
            throw ServerFault.badRequest(.malformedField)
        }
        let pages = context.reading.pages
        let typed = fields.first("email")?.trimmed ?? ""
        guard let address = EmailAddress(typed) else {
            let page = LinkRequestPage(email: typed, problem: EmailProblem(with: typed))
            return .ready(.personal(pages.linkRequest(page), status: .unprocessableContent))
        }
        let entry = context.signUps.entry(linkFor: address, pages.language)
        let faults = FaultAnswers(pages: pages)
        return context.commit(entry, failure: { faults.response(to: $0.fault, nil) }) { _ in
            .personal(pages.linkRequestAnswer())
        }
    }
}

extension EmailProblem {
    /// What is wrong with a text that is no address.
    init(with typed: String) { self = typed.isEmpty ? .missing : .invalid }
}
