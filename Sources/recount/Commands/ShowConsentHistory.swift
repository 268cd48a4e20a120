import ArgumentParser
import Consent
import Service
import Values

/// `recount consent history`: everything that one person decided, in words.
struct ShowConsentHistory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Tell what one person agreed to, refused and ended.",
        discussion: "Prints each act with its moment, who did it and how, the words beside the "
            + "control as they were shown, and the notices by their digests.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions
    @OptionGroup var person: PersonOptions

    func run() throws {
        let file = try person.consents(in: open(try settings()))
        for act in file.acts { print(ConsentHistory(act).text) }
        if file.closed > 0 {
            print("\(file.closed) acts cannot be opened: the key of their proof was destroyed")
        }
    }
}
