import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /receipt/LINK/ITEM`: one question with its answer, to be changed.
enum ShowChange {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        switch context.code(inLink: request.parameter(0)) {
        case .foreign: throw ServerFault.notFound
        case .expired:
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        case .valid(let code):
            guard let change = try AnswerChange(code, context) else {
                return .seeOther(context.address(ofReceipt: code, occasion: .seen))
            }
            let name = request.parameter(1)
            guard let item = change.items.first(where: { $0.identifier.text == name }) else {
                throw ServerFault.notFound
            }
            return .personal(context.pages.change(change.page(of: [item], issues: [])))
        }
    }
}

extension AnswerChange {
    /// What the page of some questions shows.
    func page(of items: [Item], issues: [Issue]) -> ChangePage {
        ChangePage(
            form: form, code: code, items: items, typed: typed, issues: issues,
            today: today, seed: ShuffleSeed(code))
    }
}
