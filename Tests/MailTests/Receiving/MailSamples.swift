import Foundation
@testable import Mail
import Testing
import Values

/// The messages under `Samples`, and what the sender of those that came back knows.
enum MailSamples {
    static let keyText = "000g40r40m30e209185gr38e1w"

    static func key() throws -> MailKey { try #require(MailKey(bytes: Array(0..<16))) }

    static func returns(_ mailbox: String = "bounces@lists.example.org") throws -> ReturnAddress {
        let address = try #require(EmailAddress(mailbox))
        return try #require(ReturnAddress(mailbox: address))
    }

    static func reader() throws -> ReturnedMailReader {
        ReturnedMailReader(
            returns: try returns(), unsubscriptions: try returns("unsubscribe@lists.example.org"))
    }

    static func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// The names of all messages.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".eml") }.sorted()
    }

    static func read(_ name: String) throws -> ReceivedMail {
        try reader().read(stored(bytes(of: name)))
    }

    static func stored(_ bytes: [UInt8], place: String = "message 1") -> StoredMessage {
        var message = StoredMessage(place: place)
        message.append(bytes)
        return message
    }

    static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Samples")
    }
}

/// A folder that is gone with its owner.
final class ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }
}
