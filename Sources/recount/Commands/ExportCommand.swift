import ArgumentParser

/// `recount export`: what leaves for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a survey's published results, records or counts for other programs.",
        discussion: "‘recount export NAME’ writes the survey of that name, and takes all options "
            + "that ‘recount export survey --help’ lists.",
        subcommands: [ExportSurvey.self, VerifyExport.self],
        defaultSubcommand: ExportSurvey.self)
}
