import Consent
import HTTPServer
import Values

/// `POST /api/v1/receipts/erasure`: erases all that the code in `Authorization` leads to.
enum EraseReceipt {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let code = request.bearerCode,
            try context.erasure.erase(code, by: .person, method: .programmingInterface) != nil
        else { return .ready(Problem.noReceipt.response) }
        context.forgetting.ask()
        return .ready(.json(.object(["status": .string("erased")])))
    }
}
