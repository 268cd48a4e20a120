package import Foundation
package import Values

/// The file that holds the master key: two lines, mode 0600, apart from the database.
package struct KeyFile: Sendable {
    /// Why a key file cannot be used.
    package enum Failure: Error, Equatable {
        case readableByOthers(path: String, mode: Int)
        case malformed(path: String)
        case unreadable(path: String, reason: String)
        case notWritten(path: String, reason: String)
    }

    fileprivate static let heading = "recount key 1"

    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The key in the file; nil when there is no file.
    package func load() throws(Failure) -> MasterKey? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        try refuseOpenMode()
        guard let text = try? String(contentsOf: url, encoding: .utf8) else {
            throw .unreadable(path: url.path, reason: "it cannot be read by this user")
        }
        guard let key = MasterKey(keyFile: text) else { throw .malformed(path: url.path) }
        return key
    }

    /// Writes a fresh key to a file that did not exist, readable by its owner alone, and has it on
    /// the disk before it returns.
    package func create(_ randomness: Randomness) throws(Failure) -> MasterKey {
        let key = MasterKey.generate(randomness)
        let text = "\(Self.heading)\n\(key.base64URL)\n"
        // O_EXCL: a key that exists is never replaced; 0600 from the first moment.
        let file = unsafe open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notWritten(path: url.path, reason: Self.systemReason()) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard unsafe write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .notWritten(path: url.path, reason: Self.systemReason())
        }
        return key
    }

    private func refuseOpenMode() throws(Failure) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        guard let mode = attributes?[.posixPermissions] as? Int else {
            throw .unreadable(path: url.path, reason: "its permissions cannot be read")
        }
        guard mode & 0o077 == 0 else { throw .readableByOthers(path: url.path, mode: mode) }
    }

    private static func systemReason() -> String { unsafe String(cString: strerror(errno)) }
}

extension MasterKey {
    /// The key in the content of a key file; nil when it is none.
    init?(keyFile content: String) {
        let lines = content.split(whereSeparator: \.isNewline).map(String.init)
        guard lines.count == 2, lines[0] == KeyFile.heading,
            let bytes = Base64URL.decode(lines[1])
        else { return nil }
        self.init(bytes: bytes)
    }
}

extension KeyFile.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .readableByOthers(let path, let mode):
            "the key file ‘\(path)’ may be read by others (mode \(String(mode, radix: 8))); "
                + "run: chmod 600 '\(path)'"
        case .malformed(let path):
            "the key file ‘\(path)’ is damaged; restore it from your copy of the keys"
        case .unreadable(let path, let reason):
            "the key file ‘\(path)’ cannot be used: \(reason)"
        case .notWritten(let path, let reason):
            "the key file ‘\(path)’ could not be written: \(reason)"
        }
    }
}
