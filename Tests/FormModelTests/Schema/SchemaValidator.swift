import Foundation

/// A validator of JSON Schema that others wrote: PyPI's `jsonschema`, which `make test` installs.
enum SchemaValidator {
    struct Failure: Error {
        let complaints: String
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardized
    static let schema = repository.appending(path: "schema/form.schema.json")

    /// What the schema refuses in each of the texts; nil where it refuses nothing.
    static func verdicts(_ texts: [String]) throws -> [String?] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "recount-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "texts"), folder.appending(path: "verdicts"))
        try JSONEncoder().encode(texts).write(to: input)
        try Data().write(to: output)
        try run(input, output)
        return try JSONDecoder().decode([String?].self, from: Data(contentsOf: output))
    }

    /// What it reads and writes are files, because a pipe that nobody empties would stop it.
    private static func run(_ input: URL, _ output: URL) throws {
        let script = repository.appending(path: "Tests/FormModelTests/Schema/validate.py")
        let process = Process()
        process.executableURL = repository.appending(path: ".tools/venv/bin/python")
        process.arguments = [script.path, schema.path]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let words = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(complaints: String(decoding: words, as: UTF8.self))
        }
    }
}
