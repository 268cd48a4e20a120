import ArgumentParser
import Resources

/// `recount form schema`: prints what editors need to help with survey files.
struct PrintSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of survey files, for editors.",
        discussion: """
            An editor that reads it completes keys, explains them and marks mistakes while you \
            type. It sees the shape of a file alone; form check sees everything.
            """)

    private static let file = "schema/form.schema.json"

    func run() throws {
        guard let schema = Resource.named(Self.file) else {
            preconditionFailure("\(Self.file) is compiled in")
        }
        print(schema.text, terminator: "")
    }
}
