import ArgumentParser
import Consent
import Service
import Store
import Values

/// `recount erase`: erases a person in the operator's name.
struct Erase: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase all that a receipt code or an address leads to.",
        discussion: """
            Ends the consents, destroys the answers or the address with their key, deletes drafts \
            and mails, and attests it in the ledger. What was agreed to stays sealed as proof until \
            the period of retention.proofDays ends. An address is never written to again without a \
            fresh confirmation; only its keyed digest is kept for that. This cannot be undone.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String?

    @Option(help: "The address of a subscriber, confirmed or not.")
    var email: String?

    func validate() throws {
        guard (code == nil) != (email == nil) else {
            throw ValidationError("name either a code or an address with --email")
        }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let erasure = instance.erasure
        if let code { try eraseCode(code, erasure, settings.retention) }
        if let email { try eraseAddress(email, erasure) }
        try instance.emptyLog()
    }

    private func eraseCode(
        _ text: String, _ erasure: Erasure, _ settings: RetentionSettings
    ) throws {
        guard let code = ReceiptCode(typed: text) else { throw OperatorFault.malformedCode }
        switch try erasure.erase(code, by: .operator, method: .commandLine) {
        case .erased:
            print("erased; the proof of what was agreed to stays sealed for ", terminator: "")
            print("\(settings.proofDays) days after its end")
        case .erasedBefore: print("nothing to erase: it was erased before")
        case nil: throw OperatorFault.unknownCode
        }
    }

    private func eraseAddress(_ text: String, _ erasure: Erasure) throws {
        guard let address = EmailAddress(text) else { throw OperatorFault.malformedAddress }
        let isFound = try erasure.erase(address)
        print(
            isFound
                ? "erased; the address is not written to again without a fresh confirmation"
                : "no subscriber has this address; it is not written to from now on all the same")
    }
}

extension Instance {
    /// Empties the write-ahead log of what was erased, or says how that can be done.
    func emptyLog() throws {
        guard try !LogForgetter(store: store).forget(within: .seconds(10)) else { return }
        print("the write-ahead log is in use; run this again, or restart the server, to empty it")
    }
}
