import ArgumentParser
import Store
import Service
import Consent

/// `recount ledger key`: the key with which others check the ledger.
struct ShowLedgerKeyCommand: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Print the key with which others check the ledger's signatures.",
        discussion: "Give it to auditors and witnesses by a way that is not this site.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        print(try open(try settings()).store.ledgerKey.text)
    }
}
