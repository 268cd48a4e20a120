import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /surveys/FORM/paused/LINK`: the code to go on later, and how.
enum ShowPause {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let survey = try context.openSurvey(named: request.parameter(0))
        guard case .valid(let code) = context.code(inLink: request.parameter(1)),
            let open = try context.savedDraft(code, of: survey), let stored = open.stored
        else {
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        }
        var page = PausePage(
            form: open.form, code: code, expires: stored.expiresOn,
            address: context.address(of: open.page, of: open))
        page.offersMail = context.offersMail
        return .personal(context.pages.pause(page))
    }
}
