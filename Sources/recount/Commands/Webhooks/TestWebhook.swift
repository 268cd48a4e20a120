import ArgumentParser
import Service
import Values
import Webhooks

/// `recount webhook test`: posts a message on trial.
struct TestWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Post a message of the type ‘ping’ at once.",
        discussion: "Ends with 1 when the receiver does not take it.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    func run() throws {
        let settings = try settings()
        let desk = WebhookDesk(try open(settings))
        let webhook = try desk.webhook(typed: name)
        let outcome = try desk.test(webhook, by: settings.webhooks.transport)
        guard outcome.isDelivered else { throw WebhookFault.notDelivered(outcome) }
        print("‘\(name)’ has taken the message (\(outcome))")
    }
}
