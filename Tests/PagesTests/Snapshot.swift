import Foundation
import Snapshots
import Testing

/// Compares a page with the file that keeps how it looked when a person last looked at it.
func expectSnapshot(
    _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
    // The style sheet's name changes with every touch of it, and has a test of its own.
    let text = text.replacing(/\/assets\/(site|icon|survey|challenge|code|preview)\.[0-9a-f]{16}/) {
        "/assets/\($0.output.1).HASH"
    }
    try expectSnapshot(text, name, in: testFolder, location: location)
}

/// The folder of these tests.
let testFolder = URL(filePath: #filePath).deletingLastPathComponent()
/// The folder of the repository.
let repository = testFolder.deletingLastPathComponent().deletingLastPathComponent()
