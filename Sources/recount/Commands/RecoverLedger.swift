import ArgumentParser
import Values
import Consent
import Foundation
import Service
import Store
import StoreSQL
import StoreSQLite

/// `recount ledger recover`: takes over the leaves that a database lacks which was put back.
struct RecoverLedger: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Go on with the ledger after an older database was put back.",
        discussion: """
            Takes the leaves that are missing from the newer database, exactly as they stand there, and \
            adds one that says what happened. Stop the server before.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The database that was replaced.", valueName: "file"))
    var file: String

    func run() throws {
        let instance = try open(try settings())
        guard let head = try instance.head.load() else { throw OperatorFault.nothingPublished }
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw OperatorFault.unreadableFile(file)
        }
        let newer = try SQLStore(
            sqlite: URL(fileURLWithPath: file), vault: instance.vault,
            ledger: LedgerSetup(name: head.origin, head: instance.head),
            today: instance.clock.now.day)
        let position = try instance.store.ledgerTree().size
        let missing = try newer.ledgerTree().size - position
        let leaves = try newer.ledgerLeaves(from: position, limit: max(0, missing))
        try instance.store.takeOver(leaves, upTo: head, on: instance.clock.now.day)
        try LedgerPublisher(instance).publish()
        print("took over \(leaves.count) leaves; the ledger goes on")
    }
}
