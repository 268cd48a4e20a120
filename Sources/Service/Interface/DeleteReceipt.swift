import Store
import Consent
import HTTPServer
import Values

/// `DELETE /api/v1/receipts`: withdraws and erases what the code in `Authorization` leads to; with
/// `?purpose=NAME` the consent to that purpose, and the answers that it alone covers.
enum DeleteReceipt {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let code = request.bearerCode,
            let ending = try end(code, request, context.withdrawal)
        else { return .ready(Problem.noReceipt.response) }
        context.forgetting.ask()
        let isStored = try context.store.response(withCode: code.digest)?.withdrawnOn == nil
        let status = ending == .ended || !isStored ? "withdrawn" : "stored"
        return .ready(.json(.object(["status": .string(status)])))
    }

    /// Nil for a code or a purpose that there is not.
    private static func end(
        _ code: ReceiptCode, _ request: Request, _ withdrawal: Withdrawal
    ) throws -> Withdrawal.Ending? {
        guard let name = (try? FormFields(parsing: request.query))?.first("purpose") else {
            return try withdrawal.end(code, by: .person, method: .programmingInterface)
        }
        return try PurposeIdentifier(name).flatMap {
            try withdrawal.end($0, of: code, by: .person, method: .programmingInterface)
        }
    }
}
