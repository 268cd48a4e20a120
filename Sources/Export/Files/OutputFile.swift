package import Foundation
import Values

/// A file that is written from the beginning to the end, with the digest of what was written.
package struct OutputFile {
    /// What became of the file.
    package struct Content: Hashable, Sendable {
        package let bytes: Int
        /// The SHA-256 in hexadecimal digits.
        package let digest: String
    }

    /// How many bytes wait until they are written together.
    private static let batch = 1 << 20

    private let handle: FileHandle
    private var digest = RunningDigest()
    private var bytes = 0
    private var waiting: [UInt8] = []

    /// A new file for its owner alone.
    package init(creating path: String) throws(ExportFault) {
        let file = unsafe Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST ? .exists(path: path) : .lastError(path)
        }
        self.init(FileHandle(fileDescriptor: file, closeOnDealloc: true))
    }

    /// What is open already, such as the standard output.
    package init(_ handle: FileHandle) { self.handle = handle }

    /// Writes the next bytes, now or later.
    package mutating func write(_ piece: [UInt8]) throws {
        waiting += piece
        if waiting.count >= Self.batch { try flush() }
    }

    /// Writes what waits.
    package mutating func flush() throws {
        digest.take(waiting)
        bytes += waiting.count
        try handle.write(contentsOf: Data(waiting))
        waiting.removeAll(keepingCapacity: true)
    }

    /// Writes what waits and, in a file, waits until it is on the disk.
    package mutating func finish(durably: Bool = true) throws -> Content {
        try flush()
        if durably { try handle.synchronize() }
        return Content(bytes: bytes, digest: digest.hexadecimal)
    }
}

extension OutputFile.Content {
    /// What a file on the disk holds.
    package init(ofFileAt path: String) throws(ExportFault) {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw .lastError(path) }
        var (digest, bytes) = (RunningDigest(), 0)
        do {
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
                digest.take([UInt8](piece))
                bytes += piece.count
            }
        } catch {
            throw .failed(path: path, reason: "cannot be read to its end")
        }
        self.init(bytes: bytes, digest: digest.hexadecimal)
    }
}

extension ExportFault {
    /// What the system said last.
    static func lastError(_ path: String) -> ExportFault {
        .failed(path: path, reason: unsafe String(cString: strerror(errno)))
    }
}
