import ArgumentParser
import Service
import Values

/// `recount story publish`: lets everybody read words that their author has approved.
struct PublishStory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish a text whose exact words its author approved.",
        discussion: "It takes the place of what was published of the same story before.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The name of the text.")
    var text: String

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let name = try OperatorFault.text(text)
        try instance.stories(settings).publish(name)
        print("published ‘\(name)’ at /stories/\(name)")
        try instance.emptyLog()
    }
}
