/// Bounces that are no delivery report by their type: they are recognised, and not believed further.
enum PlainTextBounce {
    private static let subjects = [
        "delivery failure", "delivery status notification", "failure notice",
        "mail delivery failed", "mail delivery failure", "mail delivery system",
        "message undeliverable", "non-delivery", "returned mail", "undeliverable",
        "undelivered mail", "warning: could not send message",
    ]

    static func isOne(_ message: IncomingMessage) -> Bool {
        // Exim's reports had this field and no parts before version 4.88.
        if message.header.first("X-Failed-Recipients") != nil { return true }
        if isOfQmail(message.root.body) { return true }
        let subject = message.header.first("Subject").map { MailSpace.trim($0).lowercased() } ?? ""
        return isFromMailSystem(message.header) && subjects.contains { subject.hasPrefix($0) }
    }

    /// The first words that qmail writes into each bounce, so that programs know it (QSBMF, Bernstein).
    private static func isOfQmail(_ body: ArraySlice<UInt8>) -> Bool {
        MailSpace.trim(body.prefix(200)).starts(with: "Hi. This is the ".utf8)
    }

    private static func isFromMailSystem(_ header: MailHeader) -> Bool {
        if header.first("Return-Path").map({ MailSpace.trim($0) }) == "<>" { return true }
        guard let sender = header.first("From").flatMap(MailboxSpecification.init) else {
            return false
        }
        return ["mailer-daemon", "postmaster"].contains(sender.localPart.lowercased())
    }
}
