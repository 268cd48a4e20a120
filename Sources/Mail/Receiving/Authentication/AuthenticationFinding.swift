/// One fact about a mail that came back from its receiver; ``AuthenticationAdvice`` has the words.
package enum AuthenticationFinding: Hashable, Sendable {
    /// The mail has no readable From.
    case noSender
    /// The receiving server has written down nothing that it checked.
    case noResults
    /// The name by which the server that checked calls itself; nil when it writes none.
    case checked(by: String?)
    /// The server says nothing about this method.
    case unchecked(AuthenticationMethod)
    /// What SPF says of the return address's domain, and how that stands to the one in From.
    case spf(AuthenticationOutcome, domain: String?, DomainAlignment, sender: String)
    /// Nobody has signed the mail.
    case unsigned(sender: String)
    /// A signature cannot be read.
    case malformedSignature
    /// What DKIM says of a signature (nil: nothing), and how its domain stands to the one in From.
    case dkim(AuthenticationOutcome?, DKIMSignature, DomainAlignment, sender: String)
    /// These fields of the mail are not signed by the signature.
    case uncovered([String], DKIMSignature)
    /// The mail has no such fields, although it was sent with them.
    case missing([String])
    /// No valid signature covers these fields, so that nobody offers to unsubscribe with one click
    /// (RFC 8058 §4); none: one covers both.
    case oneClick(uncovered: [String])
    /// What DMARC says of the domain in From.
    case dmarc(AuthenticationOutcome, sender: String)

    /// Says whether nothing is to be done about it.
    package var isSound: Bool {
        switch self {
        case .checked: true
        case .spf(let outcome, _, let alignment, _): outcome == .pass && alignment != .foreign
        case .dkim(let outcome, _, let alignment, _): outcome == .pass && alignment != .foreign
        case .oneClick(let uncovered): uncovered.isEmpty
        case .dmarc(let outcome, _): outcome == .pass
        case .noSender, .noResults, .unchecked, .unsigned, .malformedSignature, .uncovered,
            .missing:
            false
        }
    }
}
