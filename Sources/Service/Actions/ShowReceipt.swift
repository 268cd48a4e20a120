import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /receipt/LINK`: the code, the answers and the consents, or that they were withdrawn.
enum ShowReceipt {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        switch context.code(inLink: request.parameter(0)) {
        case .foreign: throw ServerFault.notFound
        case .expired:
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        case .valid(let code):
            guard let response = try context.store.response(withCode: code.digest) else {
                throw ServerFault.notFound
            }
            let occasion = ReceiptPage.Occasion(query: request.query)
            return .personal(try page(of: response, code: code, occasion: occasion, context))
        }
    }

    private static func page(
        of response: StoredResponse, code: ReceiptCode, occasion: ReceiptPage.Occasion,
        _ context: ReadingContext
    ) throws -> RenderedPage {
        if let certificate = context.certificate(of: response) {
            return context.pages.erased(certificate)
        }
        if let day = response.withdrawnOn {
            return context.pages.withdrawn(
                on: day, code: code, data: context.address(ofDataIn: code))
        }
        let pages = context.pages
        let shown = try context.shownForm(of: response)
        let form = try context.readForm(of: response)
        let answers = try context.answers(of: response, in: form)
        let change = try AnswerChange(code, context)
        var page = ReceiptPage(
            occasion: occasion, code: code,
            survey: Wording(form.title, language: form.language(of: .title)),
            sent: response.receivedOn, changed: response.changedOn,
            answers: change.map { changeable($0, answers, context) }
                ?? answers.map { pages.answers(of: $0, in: form) } ?? [],
            consents: try context.consents(of: response, code: code, shown: shown),
            notices: try context.notices(of: response),
            thanks: form.thanks.map { Wording($0, language: form.language(of: .thanks)) })
        page.dataAddress = context.address(ofDataIn: code)
        page.resultsOf = context.edition.results[form.name].map { _ in form.name }
        page.offersMail = context.offersMail
        page.stories = try context.shownStories(of: response, answers, in: form, code: code)
        return pages.receipt(page)
    }

    /// Every question that was asked, with the address at which its answer can be changed, and what
    /// was calculated from the answers.
    private static func changeable(
        _ change: AnswerChange, _ answers: StoredAnswers?, _ context: ReadingContext
    ) -> [ShownAnswer] {
        let pages = context.pages
        let asked = Set(change.items.map(\.index))
        return change.form.items.compactMap { item in
            let answer = answers?.answer(to: item)
            var shown = pages.shown(answer, to: item, in: change.form)
            guard asked.contains(item.index) else {
                return item.kind.isScore && answer != nil ? shown : nil
            }
            shown.changeAddress = context.address(ofChange: item, in: change.code)
            return shown
        }
    }
}
