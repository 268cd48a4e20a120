package import Foundation
package import Testing

/// Compares a text with the file that keeps how it looked when a person last approved it.
///
/// The file lies in `Snapshots` in the folder of the suite. With `RECOUNT_RECORD=1` in the
/// environment it is written anew and the test fails, so that a recording run can never pass for a
/// check.
package func expectSnapshot(
    _ text: String, _ name: String, in folder: URL, location: SourceLocation = #_sourceLocation
) throws {
    let file = folder.appending(path: "Snapshots/\(name)")
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
        kept == text, "first difference: \(difference.map { "\($0) → \($1)" } ?? "the length")",
        sourceLocation: location)
}
