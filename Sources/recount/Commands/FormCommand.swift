import ArgumentParser

/// `recount form`: survey files and what is published of them.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form", abstract: "Check, preview, compare, publish, close and list surveys.",
        subcommands: [
            CheckForm.self, PreviewForm.self, PrintSchema.self, CompareForm.self, PublishForm.self,
            CloseForm.self, ListForms.self,
        ])
}
