import ArgumentParser
import Service
import Webhooks

/// `recount webhook rotate`: signs with another secret.
struct RotateWebhook: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Sign with another secret, and for a while with the old one.",
        discussion: """
            The new secret is printed once, unless it comes from a file. So long as both sign, the \
            receiver can change over at any moment. Where the old secret is known to others, end it at \
            once by --hours 0.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The webhook's name.")
    var name: String

    @Option(help: ArgumentHelp("A file with the secret in its first line.", valueName: "file"))
    var secretFile: String?

    @Option(help: "For how many hours the old secret signs, too.")
    var hours = 24

    func validate() throws {
        guard (0...8_760).contains(hours) else {
            throw ValidationError("‘--hours’ must be from 0 to 8760")
        }
    }

    func run() throws {
        let desk = WebhookDesk(try open(try settings()))
        let webhook = try desk.webhook(typed: name)
        let given = try givenSecret(inFile: secretFile)
        let secret = try desk.rotate(webhook, secret: given, hours: hours)
        print("‘\(name)’ is signed with another secret; the old one signs for \(hours) hours more")
        if given == nil { print("secret  \(secret.text)") }
    }
}
