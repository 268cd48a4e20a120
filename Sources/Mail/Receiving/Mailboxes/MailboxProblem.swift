import Glibc

/// Why a mailbox cannot be read.
package enum MailboxProblem: Error, Hashable, Sendable {
    /// What lies there is neither a file in mbox format nor a maildir folder.
    case notAMailbox(path: String)
    /// Another program is writing to the file.
    case inUse(path: String)
    /// The system refuses, with this error number (errno(3)).
    case unreadable(path: String, code: Int32)
    /// The same for one message of a folder; those behind it can be read.
    case unreadableMessage(path: String, code: Int32)
}

extension MailboxProblem: CustomStringConvertible {
    /// The problem in an operator's words, with what to do about it.
    package var description: String {
        switch self {
        case .notAMailbox(let path):
            "‘\(path)’ is no mailbox: it must be a file in mbox format, whose first line begins with "
                + "“From ”, or a maildir folder with ‘new’ and ‘cur’ in it"
        case .inUse(let path):
            "another program is writing to the mailbox ‘\(path)’; try again in a moment"
        case .unreadable(let path, let code):
            "the mailbox ‘\(path)’ cannot be read: \(unsafe String(cString: strerror(code)))"
        case .unreadableMessage(let path, let code):
            "‘\(path)’: \(unsafe String(cString: strerror(code)))"
        }
    }
}
