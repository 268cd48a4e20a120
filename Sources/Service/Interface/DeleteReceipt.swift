import Consent
import HTTPServer
import Values

/// `DELETE /api/v1/receipts`: withdraws and erases what the code in `Authorization` leads to.
enum DeleteReceipt {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let code = request.bearerCode,
            try context.withdrawal.end(code, by: .person, method: .programmingInterface) != nil
        else { return .ready(Problem.noReceipt.response) }
        context.forgetting.ask()
        return .ready(.json(.object(["status": .string("withdrawn")])))
    }
}
