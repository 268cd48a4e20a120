/// What a mail that came back from its receiver tells about how mails are sent.
package struct MailAuthentication: Hashable, Sendable {
    /// What a one-click link to unsubscribe consists of (RFC 8058 §3.1).
    static let oneClickFields = ["List-Unsubscribe", "List-Unsubscribe-Post"]
    /// What a reader sees, and what tells one mail from another (RFC 6376 §5.4.1).
    static let shownFields = ["From", "Subject", "Date", "Message-ID"]

    /// The facts in the order in which a reader wants them.
    package let findings: [AuthenticationFinding]

    /// Reads a message with its header as the receiving server left it.
    package init(_ message: IncomingMessage) {
        let header = message.header
        guard let sender = header.first("From").flatMap(MailboxSpecification.init)?.domain else {
            findings = [.noSender]
            return
        }
        let trusted = AuthenticationResults.trusted(in: header)
        let reading = Reading(header: header, sender: sender, results: trusted?.results ?? [])
        findings =
            [trusted.map { .checked(by: $0.server) } ?? .noResults]
            + reading.spf(isChecked: trusted != nil) + reading.signatures()
            + reading.oneClick() + reading.dmarc(isChecked: trusted != nil)
    }
}

/// One message while it is read.
private struct Reading {
    let header: MailHeader
    let sender: String
    let results: [AuthenticationResults.Result]

    func spf(isChecked: Bool) -> [AuthenticationFinding] {
        let result = results.first { $0.method == "spf" }
        let domain = result?.domain("smtp.mailfrom", "smtp.mail", "smtp.helo")
        if let result { return [spf(result.outcome, domain)] }
        if let field = header.first("Received-SPF").flatMap(ReceivedSPF.init) {
            return [spf(field.outcome, field.domain)]
        }
        return isChecked ? [.unchecked(.spf)] : []
    }

    private func spf(_ outcome: AuthenticationOutcome, _ domain: String?) -> AuthenticationFinding {
        let alignment = domain.map { DomainAlignment($0, with: sender) } ?? .foreign
        return .spf(outcome, domain: domain, alignment, sender: sender)
    }

    func signatures() -> [AuthenticationFinding] {
        let fields = header.all("DKIM-Signature")
        guard !fields.isEmpty else { return [.unsigned(sender: sender)] }
        return fields.flatMap { field -> [AuthenticationFinding] in
            guard let signature = DKIMSignature(field: field) else { return [.malformedSignature] }
            let alignment = DomainAlignment(signature.domain, with: sender)
            let uncovered = signature.uncovered(MailAuthentication.shownFields.filter(isThere))
            return [.dkim(outcome(of: signature), signature, alignment, sender: sender)]
                + (uncovered.isEmpty ? [] : [.uncovered(uncovered, signature)])
        }
    }

    func oneClick() -> [AuthenticationFinding] {
        let missing = MailAuthentication.oneClickFields.filter { !isThere($0) }
        guard missing.isEmpty else { return [.missing(missing)] }
        let valid = header.all("DKIM-Signature").compactMap(DKIMSignature.init)
            .filter { outcome(of: $0) == .pass }
        // One signature must cover both; the one that comes nearest tells what to add.
        let uncovered = valid.map { $0.uncovered(MailAuthentication.oneClickFields) }
        let least = uncovered.min { $0.count < $1.count }
        return [.oneClick(uncovered: least ?? MailAuthentication.oneClickFields)]
    }

    func dmarc(isChecked: Bool) -> [AuthenticationFinding] {
        if let result = results.first(where: { $0.method == "dmarc" }) {
            return [.dmarc(result.outcome, sender: sender)]
        }
        return isChecked ? [.unchecked(.dmarc)] : []
    }

    private func outcome(of signature: DKIMSignature) -> AuthenticationOutcome? {
        results.first { $0.method == "dkim" && signature.isMeant(by: $0) }?.outcome
    }

    private func isThere(_ name: String) -> Bool { header.first(name) != nil }
}
