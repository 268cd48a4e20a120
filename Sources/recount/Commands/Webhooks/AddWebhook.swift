import ArgumentParser
import Foundation
import Service
import Store
import Values
import Webhooks

/// `recount webhook add`: sets up a webhook.
struct AddWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Tell a program what happens from now on.",
        discussion: """
            Events: \(WebhookEvent.allCases.map(\.rawValue).joined(separator: ", ")).

            Messages are signed by the rules of Standard Webhooks. The secret is printed once, unless \
            it comes from a file; give it to the receiver. What people do is gathered and told by \
            counts, once a day as long as --gather says nothing else, because the moment of a message \
            would tell when somebody was here.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "A name of your own for it, for example ‘archive’.")
    var name: String

    @Argument(help: "Where messages are posted to, an https address.")
    var url: String

    @Option(
        name: .customLong("event"),
        help: ArgumentHelp("Tell of this alone; may be repeated.", valueName: "event"))
    var events: [String] = []

    @Option(
        name: .customLong("form"),
        help: ArgumentHelp(
            "Tell of this survey alone; may be repeated. Email sign-ups belong to none.",
            valueName: "survey"))
    var forms: [String] = []

    @Option(
        help: ArgumentHelp(
            "For how long to gather what people do, 0 to 1440; 0 tells at once.",
            valueName: "minutes"))
    var gather = WebhookScope.day

    @Option(help: ArgumentHelp("A file with the secret in its first line.", valueName: "file"))
    var secretFile: String?

    func validate() throws {
        guard (0...WebhookScope.day).contains(gather) else {
            throw ValidationError("‘--gather’ must be from 0 to \(WebhookScope.day) minutes")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        let desk = WebhookDesk(instance)
        let scope = try desk.scope(events: events, forms: forms, gatherMinutes: gather)
        let given = try givenSecret(inFile: secretFile)
        let secret = try desk.add(name, leadingTo: url, secret: given, scope)
        print("added ‘\(name)’; try it: recount webhook test \(name)")
        if given == nil { print("secret  \(secret.text)") }
        if gather < WebhookScope.day {
            Progress.tell(
                "advice: with --gather \(gather) the moment of a message tells when somebody "
                    + "answered; let nobody have it who could know them")
        }
    }
}
