import Service
import Store
import ArgumentParser

/// `recount outbox`: mails that wait to be sent.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Look after the mails that wait to be sent.",
        subcommands: [ListOutbox.self])
}

/// `recount outbox list`: the mails that wait, without their addresses.
struct ListOutbox: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the mails that wait, oldest first.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "How many to list.")
    var limit = 100

    func run() throws {
        let mails = try open(try settings()).store.outbox(limit: limit)
        guard !mails.isEmpty else {
            print("no mail waits")
            return
        }
        for mail in mails {
            print("\(mail.number)  \(mail.queuedAt)  \(mail.kind)  \(mail.state)")
        }
    }
}
