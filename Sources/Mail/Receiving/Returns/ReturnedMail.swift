/// What came back to a return address.
package enum ReturnedMail: Hashable, Sendable {
    /// What became of a mail.
    case report(DeliveryReport)
    /// A person complained to their provider.
    case complaint(Complaint)
    /// A person wants no further mail, by the address or the subject of the mailto link.
    case unsubscribeRequest
    /// An answer that no person wrote, such as an out-of-office notice (RFC 3834).
    case automaticReply
    /// A report that does not say in a standard way what it reports.
    case unreadable(UnreadableReport)
    /// Anything else.
    case unknown
}

/// Why a report cannot be read.
package enum UnreadableReport: Hashable, Sendable {
    /// It says by its type that it is a delivery report, and has no readable status of any recipient.
    case noDeliveryStatus
    /// It says by its type that it is a feedback report, and has no readable feedback.
    case noFeedback
    /// It is a bounce in words alone.
    case plainText
}
