import ArgumentParser

/// `recount retention`: what is kept no longer than it must be.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Forget what is past its time.",
        subcommands: [RunRetention.self])
}
