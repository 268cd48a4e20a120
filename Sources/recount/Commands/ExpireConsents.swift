import ArgumentParser
import Service
import Store

/// `recount consent expire`: ends what is valid no longer.
struct ExpireConsents: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire", abstract: "End the consents whose validity has run out.",
        discussion: "A server does this by itself once a day.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let instance = try open(try settings())
        let count = try ConsentExpiry(instance).expire()
        print("consents ended of \(count) \(count == 1 ? "response" : "responses")")
        if count > 0, try !instance.store.forgetLog() {
            print(
                "the write-ahead log is in use; run this again, or restart the server, to empty it")
        }
    }
}
