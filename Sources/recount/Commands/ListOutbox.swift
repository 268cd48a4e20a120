import ArgumentParser
import Service
import Store

/// `recount outbox list`: the mails that wait, without their addresses.
struct ListOutbox: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the mails that wait, oldest first.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "How many to list.")
    var limit = 100

    @Flag(help: "List those that were sent, refused or given up instead, the last first.")
    var ended = false

    func run() throws {
        let store = try open(try settings()).store
        let mails = ended ? try store.endedMails(limit: limit) : try store.outbox(limit: limit)
        if !ended { try tellOfRequests(in: store) }
        guard !mails.isEmpty else {
            print(ended ? "no mail has ended" : "no mail waits")
            return
        }
        for mail in mails {
            print(
                "\(mail.number)  \(mail.queuedAt)  \(mail.kind)  \(mail.state.rawValue)"
                    + (mail.reply.map { "  \($0)" } ?? ""))
        }
    }

    /// What a server has not made mails of yet.
    private func tellOfRequests(in store: any ReadingStore) throws {
        let requests = try store.requests(limit: limit).count
        guard requests > 0 else { return }
        print("\(requests) requests wait for a server to look at them")
    }
}
