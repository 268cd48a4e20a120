import Foundation
import Snapshots
import Testing

/// Compares a report with the file that keeps how it looked when a person last looked at it.
func expectSnapshot(
    _ text: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    try expectSnapshot(text, name, in: folder, location: location)
}
