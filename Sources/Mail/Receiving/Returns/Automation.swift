/// Whether a program sent a message, and why (RFC 3834 §5).
enum Automation: Hashable {
    /// Nothing says so.
    case none
    /// It answers another message: `auto-replied`, or what programs wrote before there was a standard.
    case reply
    /// It came of itself: `auto-generated` and the like.
    case generated

    init(_ header: MailHeader) {
        let stated = header.first("Auto-Submitted").flatMap { StructuredText($0).segments.first }
        let precedence = header.first("Precedence").map { MailSpace.trim($0).lowercased() }
        let hasOldMark = ["X-Autoreply", "X-Autorespond"].contains { header.first($0) != nil }
        switch stated?.words.first?.plain.lowercased() {
        case "auto-replied": self = .reply
        case _ where hasOldMark || precedence == "auto_reply": self = .reply
        case nil, "no": self = .none
        case .some: self = .generated
        }
    }
}
