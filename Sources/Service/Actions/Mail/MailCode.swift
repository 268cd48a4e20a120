import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `POST /receipt/mail` and `/surveys/mail`: sends a code to an address, which is forgotten behind that
/// and never stands beside the answers.
enum MailCode {
    static func receipt(_ request: Request, _ context: WritingContext) throws -> Reply {
        try respond(request, .receipt, context)
    }

    static func draft(_ request: Request, _ context: WritingContext) throws -> Reply {
        try respond(request, .draft, context)
    }

    private static func respond(
        _ request: Request, _ occasion: MailCodePage.Occasion, _ context: WritingContext
    ) throws -> Reply {
        let fields = try? FormFields(parsing: request.body)
        guard let code = ReceiptCode(typed: fields?.first("code") ?? ""),
            let known = try context.reading.known(code)
        else { throw ServerFault.badRequest(.malformedField) }
        let pages = context.reading.pages
        let typed = fields?.first("email")?.trimmed ?? ""
        guard let address = EmailAddress(typed) else {
            let page = MailCodePage(
                occasion, code: code, email: typed, problem: EmailProblem(with: typed))
            return .ready(.personal(pages.mailCode(page), status: .unprocessableContent))
        }
        let entry = context.signUps.entry(
            code, of: known.form, keptUntil: known.keptUntil, for: address, pages.language)
        let faults = FaultAnswers(pages: pages)
        return context.commit(entry, failure: { faults.response(to: $0.fault, nil) }) { _ in
            .personal(pages.mailCodeAnswer())
        }
    }
}

extension ReadingContext {
    /// What a code is of: the form, and the last day of a draft.
    fileprivate func known(_ code: ReceiptCode) throws -> (form: FormName, keptUntil: Day?)? {
        if let response = try store.response(withCode: code.digest) { return (response.form, nil) }
        guard let draft = try store.draft(withCode: code.digest), draft.content != nil else {
            return nil
        }
        return (draft.form, draft.expiresOn)
    }
}
