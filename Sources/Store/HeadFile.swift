package import Consent
package import Foundation

/// The file that holds the last head of the ledger that was published: outside the database, so that an
/// old database that is put back is told from one that goes on.
package struct HeadFile: Sendable {
    /// Why the file cannot be used.
    package enum Failure: Error, Equatable {
        case malformed(path: String)
        case notWritten(path: String, reason: String)
    }

    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The head in the file; nil when none was published yet.
    package func load() throws(Failure) -> Checkpoint? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        guard let text = try? String(contentsOf: url, encoding: .utf8),
            let note = try? SignedNote(text), let head = try? Checkpoint(text: note.text)
        else { throw .malformed(path: url.path) }
        return head
    }

    /// Puts a head in the place of the one before, on the disk before this returns. A head of the same
    /// ledger that is not larger changes nothing, because another process was faster.
    package func publish(_ note: SignedNote) throws {
        let head = try Checkpoint(text: note.text)
        try locked {
            if let old = try load(), old.origin == head.origin, old.size >= head.size { return }
            try replace(with: note.content)
        }
    }

    /// Keeps other processes out meanwhile (flock(2) on the folder, because the file is replaced).
    private func locked(_ action: () throws -> Void) throws {
        let folder = try opened(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
        defer { close(folder) }
        guard flock(folder, LOCK_EX) == 0 else { throw notWritten() }
        try action()
        guard fsync(folder) == 0 else { throw notWritten() }
    }

    private func replace(with text: String) throws {
        let draft = url.path + ".new"
        let file = try opened(draft, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard unsafe write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0,
            unsafe rename(draft, url.path) == 0
        else { throw notWritten() }
    }

    private func opened(_ path: String, _ flags: Int32) throws -> Int32 {
        let file = unsafe open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw notWritten() }
        return file
    }

    private func notWritten() -> Failure {
        .notWritten(path: url.path, reason: unsafe String(cString: strerror(errno)))
    }
}

extension HeadFile.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let path):
            "the file ‘\(path)’, which holds the last head of the ledger, is damaged; restore it from "
                + "a copy, or compare the ledger with what others hold of it before you delete it"
        case .notWritten(let path, let reason):
            "the last head of the ledger could not be written to ‘\(path)’: \(reason)"
        }
    }
}
