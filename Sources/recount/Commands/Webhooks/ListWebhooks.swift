import ArgumentParser
import Service
import Store
import Values
import Webhooks

/// `recount webhook list`: the webhooks, and whether messages arrive.
struct ListWebhooks: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the webhooks, and whether messages arrive.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let instance = try open(try settings())
        let desk = WebhookDesk(instance)
        let webhooks = try instance.store.webhooks()
        guard !webhooks.isEmpty else {
            return print("there is no webhook; set one up by: recount webhook add NAME URL")
        }
        for webhook in webhooks {
            let origin = WebhookAddress(try desk.target(of: webhook).address)?.origin ?? ""
            let tally = webhook.tally
            print(
                "\(webhook.name)  \(webhook.state.rawValue)  \(origin)  \(tally.waiting) waiting  "
                    + "\(tally.sent) sent  \(tally.lost) lost")
        }
    }
}
