import ArgumentParser
import Values
import Consent
import Foundation
import Service
import Store

/// `recount ledger prove`: the files with which a person shows what they agreed to, or anybody that a
/// leaf stands in the ledger.
struct ProveConsent: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write the proofs of a person's consents, a file for each event; or of one leaf.",
        discussion: """
            With a code, the files hold what the person agreed to: they are for that person alone. With \
            --leaf the file holds the public line and nothing else, whatever it attests: it is for \
            auditors.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String?

    @Option(
        help: ArgumentHelp(
            "The position of a leaf, counted from 0, instead of a code.",
            valueName: "number"))
    var leaf: Int?

    @Option(help: ArgumentHelp("Where to write the files.", valueName: "folder"))
    var output = "."

    mutating func validate() throws {
        guard (code == nil) != (leaf == nil) else {
            throw ValidationError("name a person by a code, or a leaf by --leaf")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        if let leaf {
            try prove(leaf, of: instance)
        } else {
            try prove(try instance.store.response(typed: code ?? ""), of: instance)
        }
    }

    private func prove(_ response: StoredResponse, of instance: Instance) throws {
        let proofs = ConsentProof(
            store: instance.store, vault: instance.vault, publisher: LedgerPublisher(instance))
        for (number, entry) in try proofs.entries(of: response).enumerated() {
            try write(
                entry.file, named: entry.name(number: number), saying: entry.event.status.rawValue)
        }
    }

    private func prove(_ position: Int, of instance: Instance) throws {
        let proofs = LeafProof(store: instance.store, publisher: LedgerPublisher(instance))
        guard let (leaf, file) = try proofs.entry(at: position) else {
            throw OperatorFault.unknownLeaf(position)
        }
        try write(
            file, named: "leaf-\(position).tlog-proof", saying: LeafStatement(leaf)?.kind ?? "")
    }

    private func write(_ proof: LedgerProof, named name: String, saying kind: String) throws {
        let file = URL(fileURLWithPath: output, isDirectory: true).appending(path: name)
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw OperatorFault.fileExists(file.path)
        }
        try Data(proof.content.utf8).write(to: file)
        print("\(file.path)  \(kind)")
    }
}
