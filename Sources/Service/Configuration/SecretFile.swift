package import Foundation

/// A file whose first line is a secret; that is how service managers and containers hand one over.
package struct SecretFile {
    /// Why a secret cannot be taken from a file.
    package enum Failure: Error, Hashable {
        case unreadable(POSIXErrorCode)
        case openToAll(mode: UInt32)
        case empty
        /// The first line goes on for longer than a secret does.
        case tooLong
    }

    /// The bytes that a first line may have.
    static let limit = 4_096

    let path: String

    /// The secret. The file may belong to a group, but not to everybody on the machine.
    func read() throws(Failure) -> Secret {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw Self.failure }
        guard status.st_mode & 0o007 == 0 else {
            throw .openToAll(mode: status.st_mode & 0o7777)
        }
        return try secret(in: try head(of: file))
    }

    private func secret(in bytes: [UInt8]) throws(Failure) -> Secret {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard line.count <= Self.limit else { throw .tooLong }
        guard !line.isEmpty else { throw .empty }
        return Secret(String(decoding: line, as: UTF8.self))
    }

    /// The first bytes of the file, one more than a secret can have; a pipe gives them in parts.
    private func head(of file: Int32) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= Self.limit {
            var part = [UInt8](repeating: 0, count: Self.limit + 1 - bytes.count)
            let count = unsafe Foundation.read(file, &part, part.count)
            guard count >= 0 else { throw Self.failure }
            guard count > 0 else { break }
            bytes += part.prefix(count)
        }
        return bytes
    }

    private static var failure: Failure { .unreadable(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}

extension SecretFile.Failure {
    /// What is wrong with the file at `path`, and what to do.
    func words(_ path: String) -> String {
        switch self {
        case .unreadable(let code):
            "‘\(path)’ cannot be read: \(unsafe String(cString: strerror(code.rawValue))); check its "
                + "name and permissions"
        case .openToAll(let mode):
            "‘\(path)’ is open to everybody on this machine (mode \(String(mode, radix: 8))); "
                + "run: chmod o= '\(path)'"
        case .empty: "the first line of ‘\(path)’ is empty; write the secret into it"
        case .tooLong:
            "the first line of ‘\(path)’ has more than \(SecretFile.limit) bytes; check its name"
        }
    }
}
