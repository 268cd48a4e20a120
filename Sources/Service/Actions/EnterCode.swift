import HTTPServer
import Pages

/// `GET /receipt`: the page on which a person types a code.
enum EnterCode {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        .personal(context.pages.receiptEntry(ReceiptEntryPage()))
    }
}
