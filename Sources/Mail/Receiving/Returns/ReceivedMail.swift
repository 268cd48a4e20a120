/// A message from the mailbox of returned mail: what it is, and which sent mail it is about.
package struct ReceivedMail: Hashable, Sendable {
    /// The mail that it is about; nil when nothing in it says so.
    package let key: MailKey?
    /// What it is.
    package let kind: ReturnedMail
    /// Says that it was longer than ``IncomingMessage/sizeLimit``, so that its end was not read.
    package let isCut: Bool
}
