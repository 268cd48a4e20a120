import Service
import ArgumentParser
import Consent
import Store
import Values

/// `recount consent show`: the consents of one person.
struct ShowConsent: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the consents that a receipt code leads to.",
        discussion: "Prints each change with its day, its status (W3C DPV), the notice that the "
            + "person saw and the sealed record, opened.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String

    @Flag(help: "Print the full records, one JSON object a line.")
    var json = false

    func run() throws {
        let instance = try open(try settings())
        let response = try instance.store.response(typed: code)
        guard !json || response.proofKey != nil else { throw OperatorFault.proofDestroyed }
        let reader = ResponseReader(instance.vault)
        for act in response.acts {
            if json {
                let record = try reader.record(of: act, in: response)
                print(String(decoding: record.content, as: UTF8.self))
                continue
            }
            for event in act.events {
                print(
                    "\(event.day)  \(event.status.rawValue)  \(event.purpose)  notice \(event.notice)"
                )
            }
        }
    }
}

extension ReadingStore {
    /// The response that a typed code leads to.
    func response(typed text: String) throws -> StoredResponse {
        guard let code = ReceiptCode(typed: text) else {
            throw OperatorFault.malformedCode
        }
        guard let response = try response(withCode: code.digest) else {
            throw OperatorFault.unknownCode
        }
        return response
    }
}
