/// What became of a mail, told by the system that had it (RFC 3464, delivery status notification).
package struct DeliveryReport: Hashable, Sendable {
    /// How many recipients are read from a report.
    package static let recipientLimit = 1_000

    /// One address and what became of the mail to it.
    package struct Recipient: Hashable, Sendable {
        /// What the reporting system did (RFC 3464 §2.3.3).
        package enum Action: String, Sendable {
            case failed
            case delayed
            case delivered
            case relayed
            case expanded
        }

        /// What the reporting system did.
        package let action: Action
        /// Nil when the report has no readable status.
        package let status: EnhancedStatus?
        /// What the other side replied over SMTP, if the report says it: 550.
        package let replyCode: Int?
        /// What it means.
        package let verdict: DeliveryVerdict
        /// The address it was sent to in the end, as written; nil when there is none.
        package let finalAddress: String?
        /// The address that the sender gave, as written; nil when there is none.
        package let originalAddress: String?
    }

    /// The recipients; at least one.
    package let recipients: [Recipient]
    /// What the sender called the mail at sending (RFC 3461 ENVID), or nil.
    package let envelopeIdentifier: String?

    /// The report in a message that is a delivery report by its type; nil when it is unreadable.
    init?(_ message: IncomingMessage) {
        let types: Set = ["message/delivery-status", "message/global-delivery-status"]
        guard let part = message.root.part(of: types) else { return nil }
        let groups = Self.groups(in: part.content)
        recipients = groups.lazy.compactMap(Recipient.init).prefix(Self.recipientLimit).map { $0 }
        guard !recipients.isEmpty else { return nil }
        envelopeIdentifier = groups.lazy.compactMap { $0.first("Original-Envelope-Id") }.first
    }

    /// What the report means for the address that the mail was sent to.
    ///
    /// One mail goes to one address. Several recipients are where that address leads to, so that it
    /// is bad only when all of them are.
    package var verdict: DeliveryVerdict {
        let verdicts = recipients.map(\.verdict)
        return verdicts.first { $0.severity == verdicts.map(\.severity).min() } ?? .arrived
    }

    /// The groups of fields that empty lines separate: one for the message, one for each recipient.
    private static func groups(in content: [UInt8]) -> [MailHeader] {
        var rest = content[...]
        var groups: [MailHeader] = []
        while !rest.isEmpty, groups.count <= recipientLimit {
            let header = MailHeader(readingFrom: &rest)
            if !header.fields.isEmpty { groups.append(header) }
        }
        return groups
    }
}

extension DeliveryReport.Recipient {
    /// The recipient of a group of fields, or nil when the group tells no action.
    fileprivate init?(_ group: MailHeader) {
        guard
            let word = group.first("Action").flatMap({ StructuredText($0).words.first?.plain }),
            let action = Action(rawValue: word.lowercased())
        else { return nil }
        self.action = action
        let diagnostic = group.first("Diagnostic-Code").flatMap(DiagnosticCode.init)
        let stated = group.first("Status").flatMap { EnhancedStatus(startOf: $0) }
        status = Self.closer(stated, diagnostic?.status)
        replyCode = diagnostic?.code
        verdict = DeliveryVerdict(action, status: status, replyCode: diagnostic?.code)
        finalAddress = group.first("Final-Recipient").map(Self.address)
        originalAddress = group.first("Original-Recipient").map(Self.address)
    }

    /// Some systems state 5.0.0 whatever was answered, so that the answer's own status tells more.
    private static func closer(
        _ stated: EnhancedStatus?, _ answered: EnhancedStatus?
    ) -> EnhancedStatus? {
        guard let stated else { return answered }
        guard let answered, stated.isUnspecific, answered.class == stated.class else {
            return stated
        }
        return answered
    }

    /// The address in `rfc822; ada@example.org` (RFC 3464 §2.3.2).
    private static func address(in field: String) -> String {
        let sides = field.split(separator: ";", maxSplits: 1)
        return MailSpace.trim(sides.last ?? "")
    }
}

extension DeliveryVerdict {
    fileprivate init(
        _ action: DeliveryReport.Recipient.Action, status: EnhancedStatus?, replyCode: Int?
    ) {
        switch action {
        case .delivered, .relayed, .expanded: self = .arrived
        case .delayed: self = .soft(.delayed)
        case .failed: self = Self.failure(status, replyCode)
        }
    }

    private static func failure(_ status: EnhancedStatus?, _ replyCode: Int?) -> DeliveryVerdict {
        if let replyCode, (400...499).contains(replyCode) { return .soft(.temporary) }
        guard let status, !status.isUnspecific else {
            let isDomain = replyCode == 521 || replyCode == 556
            let isLater = status?.class == .persistentTransientFailure
            return isDomain ? .hard(.domainTakesNoMail) : .soft(isLater ? .temporary : .unspecified)
        }
        switch status.class {
        case .success: return .soft(.unspecified)
        case .persistentTransientFailure: return .soft(.temporary)
        case .permanentFailure: return permanent(status)
        }
    }

    // Only numbers that the RFCs define are hard: providers give others a meaning of their own, such as
    // Exchange Online's 5.1.90 for a sender who has sent enough today.
    private static func permanent(_ status: EnhancedStatus) -> DeliveryVerdict {
        switch (status.subjectNumber, status.detail) {
        case (1, 0), (1, 4): .hard(.addressRefused)
        case (1, 1): .hard(.noSuchMailbox)
        case (1, 2): .hard(.noSuchDomain)
        case (1, 3): .hard(.malformedAddress)
        case (1, 6): .hard(.mailboxMoved)
        case (1, 10): .hard(.domainTakesNoMail)
        case (2, 1): .hard(.mailboxDisabled)
        default: .soft(SoftReason(permanent: status))
        }
    }

    fileprivate var severity: Int {
        switch self {
        case .arrived: 0
        case .soft: 1
        case .hard: 2
        }
    }
}

extension SoftReason {
    fileprivate init(permanent status: EnhancedStatus) {
        self =
            switch (status.subjectNumber, status.detail) {
            case (1, 7), (1, 8): .sender
            case (2, 2): .mailboxFull
            case (2, 3), (3, 4): .tooLarge
            case (3, _): .system
            case (4, _): .routing
            case (5, _): .conversation
            case (6, _): .content
            case (7, _): .policy
            default: .unspecified
            }
    }
}
