import Foundation

/// Documents for a judge, in files that go with the folder.
final class AuditFolder {
    private let folder: URL
    /// The paths in the order in which they were added.
    private(set) var files: [String] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func add(_ name: String, _ bytes: [UInt8]) throws {
        let file = folder.appending(path: "\(name).json")
        try Data(bytes).write(to: file)
        files.append(file.path)
    }
}
