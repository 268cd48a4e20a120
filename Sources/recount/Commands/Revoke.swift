import Store
import ArgumentParser
import Consent
import Service
import Values

/// `recount revoke`: ends a response in the operator's name.
struct Revoke: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "End a response and its consents, and erase its answers.",
        discussion: "The answers leave every count at once. This cannot be undone.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        _ = try instance.store.response(typed: code)
        guard let code = ReceiptCode(typed: code) else { return }
        let withdrawal = instance.withdrawal(controller: settings.controller)
        switch try withdrawal.end(code, by: .operator, method: .commandLine) {
        case .ended: print("revoked; the answers are erased and left out of every count")
        case .endedBefore, nil: print("nothing to revoke: the answers were withdrawn before")
        }
        try instance.emptyLog()
    }
}
