import HTTPServer
import Pages
import Store
import Values

/// `POST /surveys/discard`: deletes what was saved under a code and not sent.
enum DiscardDraft {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let typed = (try? FormFields(parsing: request.body))?.first("code") ?? ""
        guard let code = ReceiptCode(typed: typed) else {
            return OpenReceipt.refuse(typed, .unknown, context.reading)
        }
        // Whether there was one makes no difference to the person: now there is none.
        if try context.store.discardDraft(withCode: code.digest) { context.forgetting.ask() }
        return .ready(.personal(context.reading.pages.discarded()))
    }
}
