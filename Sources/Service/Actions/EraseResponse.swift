import Consent
import HTTPServer
import Pages
import Store
import Values

/// `POST /receipt/erase`: erases all that a code leads to; the receipt's address shows the
/// certificate from then on.
enum EraseResponse {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let typed = (try? FormFields(parsing: request.body))?.first("code") ?? ""
        guard let code = ReceiptCode(typed: typed),
            try context.erasure.erase(code, by: .person, method: .receiptPage) != nil
        else { return OpenReceipt.refuse(typed, .unknown, context.reading) }
        context.forgetting.ask()
        // Where nothing was sent there is no receipt; what was saved is gone.
        guard try context.store.response(withCode: code.digest) != nil else {
            return .ready(.personal(context.reading.pages.discarded()))
        }
        return .ready(.seeOther(context.reading.address(ofReceipt: code, occasion: .seen)))
    }
}

extension ReadingContext {
    /// What certifies that a response was erased; nil while it has not been.
    func certificate(of response: StoredResponse) -> ErasureCertificate? {
        guard let erased = response.erasedOn else { return nil }
        let end = response.withdrawnOn ?? erased
        return ErasureCertificate(
            erased: erased,
            proofUntil: response.proofKey.map { _ in Day(number: end.number + proofDays) })
    }
}
