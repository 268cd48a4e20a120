import Foundation
import Testing

/// `recount form schema`.
@Suite struct SchemaCommandTests {
    @Test("the program prints the schema that the repository has, and nothing beside")
    func printed() throws {
        let printed = try CommandLineTool.run(["form", "schema"])
        #expect(printed.ending == .exit(0))
        #expect(printed.complaints.isEmpty)
        let file = repository.appending(path: "schema/form.schema.json")
        let schema = try String(contentsOf: file, encoding: .utf8)
        #expect(printed.output == schema)
    }
}
