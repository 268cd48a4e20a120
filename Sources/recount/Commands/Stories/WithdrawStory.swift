import ArgumentParser
import Service
import Values

/// `recount story withdraw`: takes a text down.
struct WithdrawStory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take a text down, or take back a proposal.",
        discussion: "Its words are erased, and its author's approval ends. This cannot be undone.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The name of the text.")
    var text: String

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let name = try OperatorFault.text(text)
        try instance.stories(settings).withdraw(name)
        print("withdrew ‘\(name)’; its words are erased")
        try instance.emptyLog()
    }
}
