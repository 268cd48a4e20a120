import ArgumentParser

/// `recount bounce`: mails that came back.
struct BounceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce", abstract: "Look after the mails that came back.",
        subcommands: [ImportBounces.self])
}
