import Store
import HTTPTypes
import HTTPServer
import Pages
import Values

/// `POST /receipt`: leads from a typed code to its receipt.
enum OpenReceipt {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let typed = (try? FormFields(parsing: request.body))?.first("code") ?? ""
        guard typed.contains(where: { !$0.isWhitespace }) else {
            return refuse(typed, .missing, context.reading)
        }
        guard let code = ReceiptCode(typed: typed),
            try context.reading.store.response(withCode: code.digest) != nil
        else { return refuse(typed, .unknown, context.reading) }
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .seen)))
    }

    /// The page again, with what was typed and what is wrong with it.
    static func refuse(
        _ typed: String, _ problem: ReceiptEntryPage.Problem, _ context: ReadingContext
    ) -> Reply {
        let page = ReceiptEntryPage(typed: typed, problem: problem)
        return .ready(.personal(context.pages.receiptEntry(page), status: .unprocessableContent))
    }
}
