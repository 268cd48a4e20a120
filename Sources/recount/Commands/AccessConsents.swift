import ArgumentParser
import Service
import Store
import Values

/// `recount consent access`: everything that is held about one person, to answer a request.
struct AccessConsents: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Write everything that is held about one person.",
        discussion: "One JSON object with the answers, the decisions, their records and the "
            + "notices, as the person can download it by the code; of an address the subscription, "
            + "the invitations and why nobody writes to it (GDPR Art. 15 and 20). It holds "
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
        if let email = person.email {
            let address = EmailAddress(email)
            let holdings = try address.map {
                try AddressHoldings(
                    of: $0, instance.store, instance.vault, origin: settings.publicURL ?? "")
            }
            guard let value = holdings?.value else { throw OperatorFault.unknownAddress }
            return value
        }
        let response = try instance.store.response(typed: person.code ?? "")
        return try Holdings(
            of: response, instance.store, instance.vault, pages: settings.pages()
        ).value
    }
}
