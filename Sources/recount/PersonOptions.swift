import ArgumentParser
import Service
import Store
import Values

/// Whom a command is about: who holds a code, or who gave an address.
struct PersonOptions: ParsableArguments {
    @Argument(help: "The code on the person's receipt.")
    var code: String?

    @Option(help: "The address of a subscriber, instead of a code.")
    var email: String?

    mutating func validate() throws {
        guard (code == nil) != (email == nil) else {
            throw ValidationError("name one person: by a code, or by --email with an address")
        }
    }

    /// The subscription of the address.
    func subscription(in instance: Instance) throws -> StoredSubscription? {
        guard let email else { return nil }
        guard let address = EmailAddress(email),
            let subscription = try instance.store.subscription(
                withAddress: instance.vault.digest(of: address))
        else { throw OperatorFault.unknownAddress }
        return subscription
    }

    /// What the person agreed to, refused and ended.
    func consents(in instance: Instance) throws -> ConsentFile {
        if let subscription = try subscription(in: instance) {
            return try ConsentFile(of: subscription, instance.store, instance.vault)
        }
        let response = try instance.store.response(typed: code ?? "")
        return try ConsentFile(of: response, instance.store, instance.vault)
    }
}
