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
        guard let code = ReceiptCode(typed: typed) else {
            return refuse(typed, .unknown, context.reading)
        }
        guard try context.reading.store.response(withCode: code.digest) != nil else {
            return try resume(code, typed, context.reading)
        }
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .seen)))
    }

    /// Leads to the page on which a person stopped.
    private static func resume(
        _ code: ReceiptCode, _ typed: String, _ context: ReadingContext
    ) throws -> Reply {
        guard let stored = try context.store.draft(withCode: code.digest) else {
            return refuse(typed, .unknown, context)
        }
        guard stored.content != nil else { return refuse(typed, .draftExpired, context) }
        guard let survey = try? context.openSurvey(named: stored.form.text),
            let open = try context.savedDraft(code, of: survey)
        else { return refuse(typed, .surveyClosed, context) }
        return .ready(.seeOther(context.address(of: open.page, of: open, .resumed)))
    }

    /// The page again, with what was typed and what is wrong with it.
    static func refuse(
        _ typed: String, _ problem: ReceiptEntryPage.Problem, _ context: ReadingContext
    ) -> Reply {
        let page = ReceiptEntryPage(typed: typed, problem: problem)
        return .ready(.personal(context.pages.receiptEntry(page), status: .unprocessableContent))
    }
}
