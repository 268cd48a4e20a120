import ArgumentParser
import Values
import Consent
import Service
import Store

/// `recount ledger checkpoint`: the signed head, and the signatures of witnesses under it.
struct ShowCheckpointCommand: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the ledger's signed head, and attach signatures of witnesses.",
        discussion: """
            A witness is somebody else who looks at the heads and signs what he has seen, so that a \
            ledger cannot show two people two histories. --attach takes the head as the witness sent \
            it back, with his line under it; it is served at /ledger/cosigned.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: ArgumentHelp("A head that a witness has signed.", valueName: "file"))
    var attach: String?

    func run() throws {
        let store = try open(try settings()).store
        if let attach {
            try add(String(decoding: OperatorFault.contents(of: attach), as: UTF8.self), to: store)
        }
        let note = try attach == nil ? store.ledgerHead() : store.cosignedHead()
        guard let note else { return print("the ledger has no leaf yet") }
        print(note.content, terminator: "")
    }

    private func add(_ content: String, to store: any WritingStore) throws {
        guard let note = try? SignedNote(content), let head = try? Checkpoint(text: note.text),
            head.size > 0
        else { throw OperatorFault.notAHead }
        let size = try store.ledgerTree().size
        guard head.origin == store.ledgerKey.name, head.size <= size,
            try store.ledgerRoot(ofSize: head.size) == head.root
        else { throw OperatorFault.foreignHead }
        try store.attach(
            note.signatures.filter { $0.name != head.origin.text }, toHeadOfSize: head.size)
    }
}
