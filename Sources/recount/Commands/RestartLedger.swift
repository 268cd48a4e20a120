import ArgumentParser
import Values
import Consent
import Service
import Store

/// `recount ledger restart`: goes on under the next name where leaves are lost.
struct RestartLedger: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart",
        abstract: "Go on with the ledger under the next name, where its last leaves are lost.",
        discussion: """
            Only where the newest database is lost: the ledger gets another name and another key, so \
            that it never contradicts what it signed before. Proofs that people hold stay good with \
            the old key; tell auditors and witnesses the new one. Stop the server before.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let instance = try open(try settings())
        guard let head = try instance.head.load() else { throw OperatorFault.nothingPublished }
        do {
            try instance.store.requireStanding()
            throw OperatorFault.ledgerStands
        } catch is StoreError {
            try instance.store.restartLedger(after: head, on: instance.clock.now.day)
        }
        try LedgerPublisher(instance).publish()
        print("the ledger goes on as \(instance.store.ledgerKey.name); its new key is:")
        print(instance.store.ledgerKey.text)
    }
}
