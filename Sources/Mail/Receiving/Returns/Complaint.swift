/// A person's complaint about a mail, told by their provider (RFC 5965, abuse reporting format).
package struct Complaint: Hashable, Sendable {
    /// What it is about (RFC 5965 §7.3); types of feedback that are no complaint make none.
    package enum Kind: Hashable, Sendable {
        /// The person does not want the mail.
        case abuse
        case fraud
        case virus
        /// The person wants no further mail (`opt-out`, `opt-out-list`).
        case optOut
        case other
    }

    /// What it is about.
    package let kind: Kind
    /// What the provider says about the return address of the mail, as written; nil when nothing.
    package let originalSender: String?
    /// What the sender called the mail at sending (RFC 3461 ENVID), or nil.
    package let envelopeIdentifier: String?

    /// What a message that is a feedback report by its type has to say.
    enum Reading {
        case complaint(Complaint)
        /// Something that nobody complains with, such as `not-spam`.
        case noComplaint
        case unreadable
    }

    static func read(_ message: IncomingMessage) -> Reading {
        guard let part = message.root.part(of: ["message/feedback-report"]) else {
            return .unreadable
        }
        var content = part.content[...]
        let header = MailHeader(readingFrom: &content)
        guard let type = header.first("Feedback-Type").map({ StructuredText($0).plain }) else {
            return .unreadable
        }
        guard let kind = kind(of: type.lowercased()) else { return .noComplaint }
        return .complaint(
            Complaint(
                kind: kind, originalSender: header.first("Original-Mail-From"),
                envelopeIdentifier: header.first("Original-Envelope-Id")))
    }

    private static func kind(of type: String) -> Kind? {
        switch type {
        case "abuse": .abuse
        case "fraud": .fraud
        case "virus": .virus
        case "opt-out", "opt-out-list": .optOut
        // RFC 5965 §7.3; RFC 6591 reports on failed authentication.
        case "not-spam", "auth-failure": nil
        default: .other
        }
    }
}
