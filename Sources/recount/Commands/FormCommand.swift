import ArgumentParser

/// `recount form`: survey files and what is published of them.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Check, compare, publish, close and list surveys.",
        subcommands: [
            CheckForm.self, CompareForm.self, PublishForm.self, CloseForm.self, ListForms.self,
        ])
}
