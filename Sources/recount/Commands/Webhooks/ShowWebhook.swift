import ArgumentParser
import Service
import Store
import Values
import Webhooks

/// `recount webhook show`: one webhook with its messages.
struct ShowWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a webhook with the messages that wait for it.",
        discussion: "The secret is not shown; ‘recount webhook rotate’ makes another.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    @Flag(help: "Show the messages that have ended instead, the last first.")
    var ended = false

    @Flag(help: "Show only those that never arrived, the last first.")
    var lost = false

    @Option(help: "How many messages to show.")
    var limit = 100

    func run() throws {
        let instance = try open(try settings())
        let desk = WebhookDesk(instance)
        let webhook = try desk.webhook(typed: name)
        let target = try desk.target(of: webhook)
        let scope = webhook.scope
        print("state    \(webhook.state.rawValue)")
        print("url      \(target.address)")
        print("events   \(scope.events.map(\.rawValue).joined(separator: ", "))")
        let forms = scope.forms.map(\.text).joined(separator: ", ")
        print("surveys  \(forms.isEmpty ? "all, and email sign-ups" : forms)")
        print("gathers  \(scope.gatherMinutes) minutes")
        print("secrets  \(target.secrets(at: instance.clock.now.seconds).count)")
        let part: WebhookDelivery.Part = lost ? .lost : ended ? .ended : .waiting
        for delivery in try instance.store.deliveries(of: webhook.number, part, limit: limit) {
            print(Self.line(delivery))
        }
    }

    private static func line(_ delivery: WebhookDelivery) -> String {
        let message = delivery.message
        let about = message.facts.sorted { $0.key < $1.key }.compactMap { key, value in
            switch value {
            case .string(let text): "\(key)=\(text)"
            case .integer(let number): "\(key)=\(number)"
            case .null, .bool, .array, .object: nil
            }
        }
        let count = message.amount.map { ["count=\($0)"] } ?? []
        let words =
            [message.identifier, "\(message.day)", message.event, delivery.state.rawValue] + about
            + count + (delivery.reply.map { [$0] } ?? [])
        return words.joined(separator: "  ")
    }
}
