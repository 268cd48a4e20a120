import ArgumentParser
import Service
import Store
import Values

/// `recount outbox drop`: takes a mail out.
struct DropMail: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Take a mail out of the outbox; its address is forgotten.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The number that ‘outbox list’ shows.")
    var number: Int

    func run() throws {
        let instance = try open(try settings())
        guard try instance.store.dropMail(number, at: instance.clock.now) else {
            throw OperatorFault.unknownMail
        }
        print("dropped")
    }
}
