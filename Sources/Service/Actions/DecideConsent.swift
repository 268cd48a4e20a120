import Store
import Consent
import HTTPServer
import Pages
import Values

/// `POST /receipt/consent`: takes the consent to one purpose back, or takes it anew; no step more is
/// needed for the one than for the other.
enum DecideConsent {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let fields = try? FormFields(parsing: request.body)
        let typed = fields?.first("code") ?? ""
        guard let code = ReceiptCode(typed: typed),
            let response = try context.store.response(withCode: code.digest)
        else { return OpenReceipt.refuse(typed, .unknown, context.reading) }
        guard let purpose = fields?.first("purpose").flatMap(PurposeIdentifier.init) else {
            throw ServerFault.badRequest(.malformedField)
        }
        switch fields?.first("decision") {
        case "withdraw":
            _ = try context.withdrawal.end(purpose, of: code, by: .person, method: .receiptPage)
        case "give":
            if let asked = try context.reading.consent(askedOf: response) {
                _ = try context.withdrawal.give(
                    purpose, of: code, in: asked, method: .receiptPage)
            }
        default: throw ServerFault.badRequest(.malformedField)
        }
        context.forgetting.ask()
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .decided)))
    }
}
