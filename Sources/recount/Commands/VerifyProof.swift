import ArgumentParser
import Consent

/// `recount ledger verify`: believes a proof file, or says why not; needs no installation.
struct VerifyProof: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check the proof of a consent or a leaf against the ledger's key.",
        discussion: """
            Needs neither the service nor its data. It shows that what the file says was recorded and \
            not altered since; whether a consent is still in force, the receipt tells.
            """)

    @Argument(help: ArgumentHelp("The proof, NAME.tlog-proof.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp("The ledger's key, as ‘recount ledger key’ prints it.", valueName: "key")
    )
    var key: String

    func run() throws {
        guard let key = NoteKey(key) else { throw OperatorFault.malformedKey }
        let content = String(decoding: try OperatorFault.contents(of: file), as: UTF8.self)
        guard let proof = try? LedgerProof(content: content), let shown = Shown(proof.extra) else {
            throw OperatorFault.notAProof(file)
        }
        let head: Checkpoint?
        do {
            head = try proof.head(showing: shown.leaf, signedBy: key)
        } catch {
            throw OperatorFault.unbelieved(error)
        }
        guard let head else { throw OperatorFault.notInLedger }
        print(
            """
            \(shown.line)
            stands as leaf \(proof.index) in \(head.origin) at \(head.size) leaves, signed by \(key.name)
            """)
    }
}

/// What a proof shows: a decision with its private record, or a public leaf alone.
private struct Shown {
    let leaf: LedgerLeaf
    /// What is shown, to be believed only when the leaf stands in the ledger.
    let line: String

    init?(_ extra: [UInt8]) {
        if let decision = ConsentDisclosure(content: extra) {
            leaf = decision.leaf
            line =
                "\(decision.day)  \(decision.status.rawValue)  purpose number \(decision.purposeIndex)"
            return
        }
        leaf = LedgerLeaf(bytes: extra)
        guard let statement = LeafStatement(leaf) else { return nil }
        line = statement.line
    }
}
