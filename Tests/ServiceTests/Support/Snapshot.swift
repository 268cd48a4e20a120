import Foundation
import Snapshots
import Testing

/// Compares a text with the file that keeps what a person last approved.
func expectSnapshot(
    _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
    try expectSnapshot(text, name, in: testFolder, location: location)
}

/// The folder of these tests.
let testFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
/// The folder of the repository.
let repository = testFolder.deletingLastPathComponent().deletingLastPathComponent()
