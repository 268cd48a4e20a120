import ArgumentParser
import Service
import Store
import Values

/// `recount webhook replay`: tells again what was told.
struct ReplayWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Post messages again, under the same identifiers.",
        discussion: """
            A receiver that keeps to the rules leaves out what it knows by its identifier. What ended \
            longer ago than retention.webhookDays is forgotten.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "Those of things that happened on that day or later.", valueName: "YYYY-MM-DD"))
    var since: String?

    @Option(
        help: ArgumentHelp("The message of that identifier alone.", valueName: "identifier"))
    var message: String?

    @Flag(help: "Only those that never arrived.")
    var lost = false

    func validate() throws {
        guard (since == nil) != (message == nil) else {
            throw ValidationError("name a day by --since, or a message by --message")
        }
        if let since, Day(since) == nil {
            throw ValidationError("‘--since’ must be a day such as 2026-11-26")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        let desk = WebhookDesk(instance)
        let webhook = try desk.webhook(typed: name)
        let choice: ReplayChoice =
            since.flatMap { Day($0) }.map { .since($0, lostAlone: lost) } ?? .message(message ?? "")
        let count = try desk.replay(choice, of: webhook)
        print(
            "\(count == 1 ? "1 message is" : "\(count) messages are") due now; the server posts them"
        )
        if webhook.state == .gone {
            Progress.tell(
                "advice: it is gone, so that they wait; run: recount webhook resume \(name)")
        }
    }
}
