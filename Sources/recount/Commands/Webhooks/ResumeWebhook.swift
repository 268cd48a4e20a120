import ArgumentParser
import Service

/// `recount webhook resume`: tells a webhook again that was gone, or at another address.
struct ResumeWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Tell a webhook again that was gone, or at another address.",
        discussion: """
            A receiver that answers with 410 is told nothing any more. What was dropped meanwhile \
            comes by ‘recount webhook replay --lost’; what happened after it does not.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    @Option(help: "Another address to post to from now on.")
    var url: String?

    func run() throws {
        let desk = WebhookDesk(try open(try settings()))
        try desk.resume(try desk.webhook(typed: name), at: url)
        print("‘\(name)’ is told again what happens")
    }
}
