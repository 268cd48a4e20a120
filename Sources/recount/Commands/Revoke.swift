import ArgumentParser
import Consent
import Service
import Store
import Values

/// `recount revoke`: ends a response, or one of its consents, in the operator's name.
struct Revoke: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "End a response and its consents, and erase its answers.",
        discussion: "With --purpose, only the consent to that purpose ends, with the answers that "
            + "no other consent covers. The answers leave every count at once. This cannot be "
            + "undone.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String

    @Option(help: "End the consent to this purpose alone.")
    var purpose: String?

    func run() throws {
        let instance = try open(try settings())
        _ = try instance.store.response(typed: code)
        guard let code = ReceiptCode(typed: code) else { return }
        print(Self.words(for: try end(code, instance.withdrawal)))
        try instance.emptyLog()
    }

    private func end(_ code: ReceiptCode, _ withdrawal: Withdrawal) throws -> Withdrawal.Ending? {
        guard let name = purpose else {
            return try withdrawal.end(code, by: .operator, method: .commandLine)
        }
        guard let purpose = PurposeIdentifier(name) else {
            throw OperatorFault.unknownPurpose(name)
        }
        return try withdrawal.end(purpose, of: code, by: .operator, method: .commandLine)
    }

    private static func words(for ending: Withdrawal.Ending?) -> String {
        switch ending {
        case .ended: "revoked; the answers are erased and left out of every count"
        case .reduced:
            "revoked for this purpose; the answers that it alone covered are erased and left out of "
                + "every count"
        case .endedBefore, nil: "nothing to revoke: it was withdrawn before, or never agreed to"
        }
    }
}
