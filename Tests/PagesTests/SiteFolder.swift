import Foundation

/// A folder of an operator's files, for as long as `body` runs.
func withSiteFolder<Outcome>(
    _ files: [String: [UInt8]], _ body: (URL) throws -> Outcome
) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "recount-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
        try Data(bytes).write(to: folder.appending(path: name))
    }
    return try body(folder)
}
