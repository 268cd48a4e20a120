import Consent
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// `GET /receipt/LINK/proof/N`: the file that proves the consent event number N of a receipt.
enum ShowConsentProof {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        switch context.code(inLink: request.parameter(0)) {
        case .foreign: throw ServerFault.notFound
        case .expired:
            return .personal(context.pages.receiptEntry(ReceiptEntryPage(problem: .expired)))
        case .valid(let code):
            guard let number = Int(request.parameter(1)),
                let entry = try entry(number, of: code, context)
            else { throw ServerFault.notFound }
            return .download(
                Array(entry.file.content.utf8), named: entry.name(number: number),
                mediaType: "text/plain; charset=utf-8")
        }
    }

    private static func entry(
        _ number: Int, of code: ReceiptCode, _ context: ReadingContext
    ) throws -> ConsentProof.Entry? {
        guard let response = try context.store.response(withCode: code.digest),
            response.proofKey != nil
        else { return nil }
        let entries = try context.proofs.entries(of: response)
        return entries.indices.contains(number) ? entries[number] : nil
    }
}
