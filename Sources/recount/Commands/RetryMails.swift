import ArgumentParser
import Service
import Store
import Values

/// `recount outbox retry`: tries waiting mails at once.
struct RetryMails: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try waiting mails at once, instead of when they are due.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The number that ‘outbox list’ shows; all that wait without one.")
    var number: Int?

    func run() throws {
        let instance = try open(try settings())
        if let number, try instance.store.mail(number) == nil { throw OperatorFault.unknownMail }
        let count = try instance.store.retryMail(number, at: instance.clock.now)
        print("\(count) mails are due now; the server sends them")
    }
}
