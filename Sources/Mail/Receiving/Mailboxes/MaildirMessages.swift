import Glibc

/// The messages of a maildir folder: those in `new`, then those in `cur`, in no certain order.
final class MaildirMessages {
    private let new: FolderEntries
    private let current: FolderEntries

    /// Throws ``MailboxProblem/notAMailbox(path:)`` when one of the two folders is not there.
    init(_ folder: OpenFile) throws(MailboxProblem) {
        new = try Self.entries(of: "new", in: folder)
        current = try Self.entries(of: "cur", in: folder)
    }

    func next() throws(MailboxProblem) -> StoredMessage? {
        // A mail program moves messages from `new` to `cur`; in this order none is missed.
        if let message = try next(in: new) { return message }
        return try next(in: current)
    }

    private func next(in folder: FolderEntries) throws(MailboxProblem) -> StoredMessage? {
        while let name = try folder.next() {
            guard name.first != CChar(UInt8(ascii: ".")) else { continue }
            do throws(MailboxProblem) {
                if let message = try Self.message(named: name, in: folder.folder) { return message }
            } catch {
                throw error.ofOneMessage
            }
        }
        return nil
    }

    /// Nil for what is no file, or has gone meanwhile.
    private static func message(
        named name: [CChar], in folder: OpenFile
    ) throws(MailboxProblem) -> StoredMessage? {
        guard let file = try OpenFile(name: name, in: folder), try file.kind() == .file else {
            return nil
        }
        return try message(in: file, named: name)
    }

    private static func message(
        in file: OpenFile, named name: [CChar]
    ) throws(MailboxProblem) -> StoredMessage {
        var message = StoredMessage(place: OpenFile.text(of: name))
        while !message.isCut {
            let bytes = try file.read(LinePieces.size)
            guard !bytes.isEmpty else { break }
            message.append(bytes)
        }
        return message
    }

    private static func entries(
        of name: String, in folder: OpenFile
    ) throws(MailboxProblem) -> FolderEntries {
        guard let inner = try OpenFile(name: Array(name.utf8CString), in: folder),
            try inner.kind() == .folder
        else { throw .notAMailbox(path: folder.path) }
        return try FolderEntries(of: inner)
    }
}

extension MailboxProblem {
    /// The problem as one that the messages behind do not have.
    fileprivate var ofOneMessage: MailboxProblem {
        switch self {
        case .unreadable(let path, let code): .unreadableMessage(path: path, code: code)
        case .notAMailbox, .inUse, .unreadableMessage: self
        }
    }
}
