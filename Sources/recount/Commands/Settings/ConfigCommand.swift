import ArgumentParser

/// `recount config`: what is set, and what can be.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the settings in force, check the configuration, and explain every setting.",
        discussion: """
            Without a subcommand it shows the settings in force, as ‘recount config show’ does.

            What is given on the command line goes before RECOUNT_… variables, and these go before \
            the file that --config names. A secret stands best in a file of its own: the setting \
            passwordFile, or a variable whose name ends with _FILE, names it, and its first line is \
            the secret.
            """,
        subcommands: [ShowSettings.self, CheckSettings.self, ExplainSettings.self],
        defaultSubcommand: ShowSettings.self)
}
