import ArgumentParser
import Service

/// `recount webhook remove`: deletes a webhook.
struct RemoveWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Delete a webhook, with the messages that wait for it.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    func run() throws {
        let desk = WebhookDesk(try open(try settings()))
        try desk.remove(try desk.webhook(typed: name))
        print("removed ‘\(name)’")
    }
}
