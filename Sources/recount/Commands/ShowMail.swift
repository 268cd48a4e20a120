import ArgumentParser
import Service
import Store

/// `recount outbox show`: where one mail stands.
struct ShowMail: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show where a mail stands, without its address.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The number that ‘outbox list’ shows.")
    var number: Int

    func run() throws {
        guard let mail = try open(try settings()).store.mail(number) else {
            throw OperatorFault.unknownMail
        }
        print("kind      \(mail.kind)")
        print("state     \(mail.state.rawValue)")
        print("queued    \(mail.queuedAt)")
        if let dueAt = mail.dueAt { print("due       \(dueAt)") }
        print("attempts  \(mail.attempts)")
        print("reply     \(mail.reply ?? "none yet")")
    }
}
