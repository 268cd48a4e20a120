import ArgumentParser

/// `recount subscriber`: who signed up by email.
struct SubscriberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriber", abstract: "Look after those who signed up by email.",
        subcommands: [
            ListSubscribers.self, ShowSubscriber.self, SuppressSubscriber.self,
            ExportSubscribers.self, ImportSubscribers.self,
        ])
}
