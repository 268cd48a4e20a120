import ArgumentParser

/// `recount form`: survey files and what is published of them.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Check, publish and list surveys.",
        subcommands: [CheckForm.self, PublishForm.self, ListForms.self])
}
