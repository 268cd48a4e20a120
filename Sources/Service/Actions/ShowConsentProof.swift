import Consent
import HTTPServer
import HTTPTypes
import Store
import Values

/// `GET /receipt/LINK/proof/N`: the file that proves the consent event number N of a receipt.
enum ShowConsentProof {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard case .valid(let code) = context.code(inLink: request.parameter(0)),
            let response = try context.store.response(withCode: code.digest),
            response.proofKey != nil, let number = Int(request.parameter(1))
        else { throw ServerFault.notFound }
        let entries = try context.proofs.entries(of: response)
        guard entries.indices.contains(number) else { throw ServerFault.notFound }
        let entry = entries[number]
        return .download(
            Array(entry.file.content.utf8),
            named: "\(entry.event.purpose)-\(entry.event.day)-\(number).tlog-proof",
            mediaType: "text/plain; charset=utf-8")
    }
}
