import Service
import ArgumentParser
import Consent
import HTTPServer
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

    @Option(
        help: ArgumentHelp(
            "Say of each change whether it came from the network of this address.",
            valueName: "address"))
    var from: String?

    mutating func validate() throws {
        guard from == nil || !json else {
            throw ValidationError("--from goes without --json")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        let response = try instance.store.response(typed: code)
        let opensRecords = json || from != nil
        guard !opensRecords || response.proofKey != nil else { throw OperatorFault.proofDestroyed }
        let evidence = try evidence(in: instance)
        for act in response.acts {
            let record =
                opensRecords
                ? try ResponseReader(instance.vault).record(of: act, in: response) : nil
            if json, let record {
                print(String(decoding: record.content, as: UTF8.self))
            } else {
                try show(act, record, evidence)
            }
        }
    }

    private func show(
        _ act: StoredAct, _ record: ConsentRecord?, _ evidence: ConsentEvidence?
    ) throws {
        for event in act.events {
            print(
                "\(event.day)  \(event.status.rawValue)  \(event.purpose)  notice \(event.notice)")
        }
        guard let record, let evidence else { return }
        print("  \(try AskedRecord(record).evidence.words(comparedWith: evidence))")
    }

    /// What records keep of the address that was named; nil when none was.
    private func evidence(in instance: Instance) throws -> ConsentEvidence? {
        guard let from else { return nil }
        guard let network = SenderNetwork(from) else { throw OperatorFault.noNetworkAddress(from) }
        return instance.vault.evidence(ofNetwork: network.bytes)
    }
}

extension AskedRecord.Evidence? {
    fileprivate func words(comparedWith evidence: ConsentEvidence) -> String {
        guard let self else { return "the record keeps nothing of where it came from" }
        return self.addressHmac == evidence.addressCode.hexadecimal
            ? "came from the network of this address" : "came from another network"
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
