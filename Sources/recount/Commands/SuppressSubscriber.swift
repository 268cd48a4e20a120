import ArgumentParser
import Service
import Store
import Values

/// `recount subscriber suppress`: nobody writes to an address from now on.
struct SuppressSubscriber: InstanceCommand {
    /// For what an operator suppresses an address.
    enum Reason: String, ExpressibleByArgument, CaseIterable {
        case `operator`, complaint
    }

    static let configuration = CommandConfiguration(
        commandName: "suppress", abstract: "Let nobody write to an address from now on.",
        discussion: "The address need not be known. No consent ends by it, and a sign-up does not "
            + "lift it. To end what a person agreed to, erase them or ask them to unsubscribe.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "The address.")
    var email: String

    @Option(help: "operator or complaint.")
    var reason: Reason = .operator

    func run() throws {
        let address = try OperatorFault.address(email)
        let suppression = ListSuppression(try open(try settings()))
        let held = try suppression.suppress(
            address, for: reason == .operator ? .operator : .complaint)
        print("\(held.sentence)\nconsents stay as they are: this ends none")
    }
}
