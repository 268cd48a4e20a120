import Glibc

/// Reads the messages of a mailbox one by one and changes nothing in it.
///
/// Memory does not grow with the mailbox: one message of at most ``IncomingMessage/sizeLimit`` is held.
package struct MailboxReader {
    private enum Source {
        case file(MboxMessages)
        case folder(MaildirMessages)
    }

    private let source: Source

    /// Opens a file in mbox format (RFC 4155) or a maildir folder.
    ///
    /// A file stays locked for reading as long as it is read. Throws when there is no mailbox, when
    /// it may not be read, and when another program is writing to it.
    package init(path: String) throws(MailboxProblem) {
        let file = try OpenFile(path: path)
        switch try file.kind() {
        case .file: source = .file(try MboxMessages(file))
        case .folder: source = .folder(try MaildirMessages(file))
        case .other: throw .notAMailbox(path: path)
        }
    }

    /// The next message, or nil behind the last one.
    ///
    /// Throws when one cannot be read; after ``MailboxProblem/unreadableMessage(path:code:)`` the next
    /// call gives the message behind it.
    package func next() throws(MailboxProblem) -> StoredMessage? {
        switch source {
        case .file(let messages): try messages.next()
        case .folder(let messages): try messages.next()
        }
    }
}
