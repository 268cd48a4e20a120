import Foundation
import Testing

/// The data folder of a server of version 0.1.0, the first that was released: three responses to the
/// demonstration's survey and a sign-up.
enum FirstRelease {
    /// The code on the receipt of the first response.
    static let code = "8VZX-65M8-CR2K-AJGP-NA0J"
    static let responses = 3

    private static let kept = repository.appending(path: "Tests/ServiceTests/FirstRelease")

    /// Puts it into a folder.
    static func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let key = folder.appending(path: "recount.key")
        try FileManager.default.copyItem(at: kept.appending(path: "recount.key"), to: key)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.path)
        let run = try BinaryRun(
            [
                folder.appending(path: "recount.sqlite").path,
                ".read '\(kept.appending(path: "recount.sql").path)'",
            ], binary: URL(filePath: "/usr/bin/sqlite3"))
        #expect(try run.wait() == .exit(0), "\(run.complaints)")
    }
}
