import ArgumentParser
import Service
import Store
import Values

/// `recount story approve`: writes down an approval that an operator holds, for example on paper.
struct ApproveStory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Write down that its author approved a text on paper.",
        discussion: """
            For authors who cannot use the page: you hold their approval of exactly these words. Who \
            says so and why stands in ‘recount audit-log’ for ever, so name the paper and not the \
            author.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The name of the text, as ‘recount story propose’ printed it.")
    var text: String

    @Option(name: .customLong("by"), help: "Who holds the approval: your name.")
    var who: String

    @Option(help: "What it is, for example ‘signed letter, folder 3’.")
    var because: String

    func validate() throws {
        guard ![who, because].contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
            throw ValidationError("say by --by who holds the approval, and by --because what it is")
        }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let name = try OperatorFault.text(text)
        try instance.stories(settings).approve(name, onBehalf: who, because: because)
        print("approved ‘\(name)’; publish it with: recount story publish \(name)")
    }
}
