import Foundation
import Testing

/// Compares a page with the file that keeps how it looked when a person last looked at it.
///
/// With `RECOUNT_RECORD=1` in the environment the file is written anew and the test fails, so that
/// a recording run can never pass for a check.
func expectSnapshot(
    _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
    // The style sheet's name changes with every touch of it, and has a test of its own.
    let text = text.replacing(/\/assets\/(site|icon|survey|challenge|code|preview)\.[0-9a-f]{16}/) {
        "/assets/\($0.output.1).HASH"
    }
    let file = testFolder.appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECOUNT_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name); run again without RECOUNT_RECORD", sourceLocation: location)
        return
    }
    let kept = try #require(
        try? String(contentsOf: file, encoding: .utf8), "there is no snapshot \(name)",
        sourceLocation: location)
    let difference = zip(kept.split(separator: "\n"), text.split(separator: "\n"))
        .first { $0 != $1 }
    #expect(
        kept == text,
        "first difference: \(difference.map { "\($0) → \($1)" } ?? "the length")",
        sourceLocation: location)
}

/// The folder of these tests.
let testFolder = URL(filePath: #filePath).deletingLastPathComponent()
/// The folder of the repository.
let repository = testFolder.deletingLastPathComponent().deletingLastPathComponent()
