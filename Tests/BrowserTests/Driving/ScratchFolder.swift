import Foundation

/// A folder that is there as long as its owner.
final class ScratchFolder: Sendable {
    let url = URL.temporaryDirectory.appending(path: "recount-browser-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        // A browser that is still closing may hold a file; the system empties its own folder.
        try? FileManager.default.removeItem(at: url)
    }
}
