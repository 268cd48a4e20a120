import ArgumentParser
import Service
import Store
import Values

/// `recount consent access`: everything that is held about one person, to answer a request.
struct AccessConsents: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Write everything that is held about one person.",
        discussion: "One JSON object with the answers, the decisions, their records and the "
            + "notices, as the person can download it by the code (GDPR Art. 15 and 20). It holds "
            + "what the person said: hand it to nobody else.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions
    @OptionGroup var person: PersonOptions

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        print(String(decoding: try value(instance, settings).canonical, as: UTF8.self))
    }

    private func value(_ instance: Instance, _ settings: Settings) throws -> JSONValue {
        if let subscription = try person.subscription(in: instance) {
            return try SubscriptionHoldings(
                of: subscription, instance.store, instance.vault, origin: settings.publicURL ?? ""
            ).value
        }
        let response = try instance.store.response(typed: person.code ?? "")
        return try Holdings(
            of: response, instance.store, instance.vault, pages: settings.pages()
        ).value
    }
}
