import Foundation
import Testing

/// Compares a text with the file that keeps what a person last approved.
///
/// With `RECOUNT_RECORD=1` in the environment the file is written anew and the test fails, so that
/// a recording run can never pass for a check.
func expectSnapshot(
    _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
    let file = testFolder.appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECOUNT_RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name); run again without RECOUNT_RECORD", sourceLocation: location)
        return
    }
    let kept = try #require(
        try? String(contentsOf: file, encoding: .utf8), "there is no snapshot \(name)",
        sourceLocation: location)
    #expect(kept == text, sourceLocation: location)
}

/// The folder of these tests.
let testFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
/// The folder of the repository.
let repository = testFolder.deletingLastPathComponent().deletingLastPathComponent()
