import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /surveys/FORM/PAGE/LINK`: a page of a survey with what was saved on it.
enum ShowSurveyPage {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let survey = try context.openSurvey(named: request.parameter(0))
        switch context.code(inLink: request.parameter(2)) {
        case .foreign: throw ServerFault.notFound
        case .expired:
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        case .valid(let code):
            guard let open = try context.savedDraft(code, of: survey) else {
                return try sent(code, context)
            }
            return page(request, open, context)
        }
    }

    private static func page(
        _ request: Request, _ open: OpenDraft, _ context: ReadingContext
    ) -> Response {
        let pages = open.form.pages(open.draft.paging, open.seed)
        let page = pages.first { String($0.number) == request.parameter(1) } ?? open.page
        let occasion = SurveyAddress.Occasion(query: request.query)
        let standing = open.form.standing(open.draft.typed, on: context.clock.now.day)
        let issues = occasion == .unfinished ? standing.issues(of: open.form, on: page) : []
        let view = context.view(of: open, page, issues: issues, occasion: occasion?.shown)
        return .personal(open.survey.openPages.survey(view))
    }

    /// Where the answers have been sent since, the page leads to their receipt.
    private static func sent(_ code: ReceiptCode, _ context: ReadingContext) throws -> Response {
        guard try context.store.response(withCode: code.digest) != nil else {
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .draftExpired)))
        }
        return .seeOther(context.address(ofReceipt: code, occasion: .duplicate))
    }
}

extension SurveyAddress.Occasion {
    fileprivate var shown: SurveyPage.Occasion? {
        switch self {
        case .begun: .begun
        case .resumed: .resumed
        case .complete: .complete
        case .unfinished: nil
        }
    }
}
