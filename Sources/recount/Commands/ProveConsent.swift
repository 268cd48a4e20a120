import ArgumentParser
import Values
import Consent
import Foundation
import Service
import Store

/// `recount ledger prove`: the files with which a person shows what they agreed to.
struct ProveConsent: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write the proofs of a person's consents, a file for each event.",
        discussion: "The files hold what the person agreed to: they are for that person alone.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String

    @Option(help: ArgumentHelp("Where to write the files.", valueName: "folder"))
    var output = "."

    func run() throws {
        let instance = try open(try settings())
        let response = try instance.store.response(typed: code)
        let proofs = ConsentProof(
            store: instance.store, vault: instance.vault, publisher: LedgerPublisher(instance))
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        for (number, entry) in try proofs.entries(of: response).enumerated() {
            let file = folder.appending(path: entry.name(number: number))
            guard !FileManager.default.fileExists(atPath: file.path) else {
                throw OperatorFault.fileExists(file.path)
            }
            try Data(entry.file.content.utf8).write(to: file)
            print("\(file.path)  \(entry.event.status.rawValue)")
        }
    }
}
