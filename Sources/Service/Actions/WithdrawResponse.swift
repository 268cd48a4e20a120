import Consent
import HTTPServer
import Pages
import Values

/// `POST /receipt/withdraw`: ends the response of a code; its answers are gone when the answer
/// comes.
enum WithdrawResponse {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let typed = (try? FormFields(parsing: request.body))?.first("code") ?? ""
        guard let code = ReceiptCode(typed: typed),
            try context.withdrawal.end(code, by: .person, method: .receiptPage) != nil
        else { return OpenReceipt.refuse(typed, .unknown, context.reading) }
        context.forgetting.ask()
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .seen)))
    }
}
