/// Tells what the messages are that came back, and which sent mails they are about.
package struct ReturnedMailReader: Sendable {
    private let returns: ReturnAddress
    private let unsubscriptions: ReturnAddress?

    /// A reader for mails that were sent with that return address, and with that address to
    /// unsubscribe at, if there is one.
    package init(returns: ReturnAddress, unsubscriptions: ReturnAddress? = nil) {
        self.returns = returns
        self.unsubscriptions = unsubscriptions
    }

    /// What the message is; any bytes are something.
    package func read(_ stored: StoredMessage) -> ReceivedMail {
        let message = IncomingMessage(stored.bytes)
        let kind = kind(of: message)
        return ReceivedMail(
            key: key(of: message, kind, place: stored.place), kind: kind, isCut: stored.isCut)
    }

    // MARK: What it is

    // Reports are looked for first: Postfix and Exim send theirs with `Auto-Submitted: auto-replied`.
    private func kind(of message: IncomingMessage) -> ReturnedMail {
        if let report = report(in: message) { return report }
        if PlainTextBounce.isOne(message) { return .unreadable(.plainText) }
        let automation = Automation(message.header)
        if automation == .reply { return .automaticReply }
        // The mail programs of providers send requests for people and may say so (`auto-generated`).
        if isUnsubscribeRequest(message.header) { return .unsubscribeRequest }
        return automation == .none ? .unknown : .automaticReply
    }

    private func report(in message: IncomingMessage) -> ReturnedMail? {
        guard message.root.type.name == "multipart/report" else { return nil }
        switch message.root.type.parameters["report-type"]?.lowercased() {
        case "delivery-status":
            return DeliveryReport(message).map { .report($0) } ?? .unreadable(.noDeliveryStatus)
        case "feedback-report":
            return switch Complaint.read(message) {
            case .complaint(let complaint): .complaint(complaint)
            case .noComplaint: .unknown
            case .unreadable: .unreadable(.noFeedback)
            }
        case "disposition-notification":
            // RFC 8098: a mail program says what became of the mail after its delivery.
            return .automaticReply
        case nil, .some: return DeliveryReport(message).map { .report($0) }
        }
    }

    private func isUnsubscribeRequest(_ header: MailHeader) -> Bool {
        if let unsubscriptions,
            Self.recipients(of: header).contains(where: unsubscriptions.isNamed(in:))
        {
            return true
        }
        let words = header.first("Subject").map(Self.words) ?? []
        return words.first?.lowercased() == "unsubscribe"
            && (words.count == 1 || (words.count == 2 && MailKey(words[1]) != nil))
    }

    // MARK: Which mail it is about

    private func key(of message: IncomingMessage, _ kind: ReturnedMail, place: String) -> MailKey? {
        for text in Self.recipients(of: message.header) + Self.addresses(in: kind) + [place] {
            if let key = returns.key(in: text) ?? unsubscriptions?.key(in: text) { return key }
        }
        switch kind {
        case .report(let report):
            return report.envelopeIdentifier.flatMap { MailKey($0) } ?? enclosedKey(of: message)
        case .complaint(let complaint):
            return complaint.envelopeIdentifier.flatMap { MailKey($0) } ?? enclosedKey(of: message)
        case .unsubscribeRequest:
            return message.header.first("Subject").map(Self.words)?.last.flatMap { MailKey($0) }
        case .unreadable: return enclosedKey(of: message)
        case .automaticReply, .unknown: return nil
        }
    }

    /// The key in the Message-ID of the mail that the report gives back: `<KEY@example.org>`.
    private func enclosedKey(of message: IncomingMessage) -> MailKey? {
        guard let field = message.enclosedHeader?.first("Message-ID") else { return nil }
        let text = MailSpace.trim(field)
        guard text.hasPrefix("<"), let end = text.firstIndex(of: "@") else { return nil }
        return MailKey(text[text.index(after: text.startIndex)..<end])
    }

    private static func recipients(of header: MailHeader) -> [String] {
        ["To", "Delivered-To", "X-Original-To", "Envelope-To"].flatMap(header.all)
    }

    private static func addresses(in kind: ReturnedMail) -> [String] {
        switch kind {
        case .report(let report):
            report.recipients.flatMap { [$0.finalAddress, $0.originalAddress].compactMap(\.self) }
        case .complaint(let complaint): [complaint.originalSender].compactMap(\.self)
        case .unsubscribeRequest, .automaticReply, .unreadable, .unknown: []
        }
    }

    /// The first words of a text; what follows the third is not looked at.
    private static func words(in text: String) -> [Substring] {
        text.split(maxSplits: 3, whereSeparator: \.isWhitespace)
    }
}
