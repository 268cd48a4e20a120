import ArgumentParser

/// `recount outbox`: mails that wait to be sent.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Look after the mails that wait to be sent.",
        subcommands: [ListOutbox.self, ShowMail.self, RetryMails.self, DropMail.self])
}
