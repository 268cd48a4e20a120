import Consent
import Values

/// An act of consent as an operator reads it.
struct ConsentHistory {
    let act: OpenedAct

    init(_ act: OpenedAct) { self.act = act }

    /// The act in lines: when and how, what was decided, what was shown and accepted.
    var text: String {
        ([heading] + origin + act.events.flatMap(lines) + act.context.notices.map(line) + assertions)
            .joined(separator: "\n")
    }

    private var heading: String {
        "\(act.time)  by \(act.record.event.by), \(act.record.event.method)"
            + "  record \(act.record.uuid)"
    }

    /// Where an imported consent comes from.
    private var origin: [String] {
        guard act.record.event.method == ConsentMethod.listImport.rawValue else { return [] }
        let given = act.record.imported.map { "given on \($0.givenOn), \($0.method)" }
        return ["  \(given ?? "without proof"), in the list \(act.context.sourceVersion)"]
    }

    private func lines(_ event: ConsentEvent) -> [String] {
        let purpose = act.purpose(of: event)
        return [
            "  \(event.status.rawValue)  \(event.purpose): \(event.status.meaning)",
            "    for:   \(purpose?.text ?? "")",
            "    words: \(purpose?.control ?? "") (\(purpose?.controlDefault ?? ""))",
        ]
    }

    /// Shown, accepted and consented to are three facts.
    private func line(_ notice: AskedContext.ShownNotice) -> String {
        let isConsent = notice.kind == Notice.Kind.consent.rawValue
        let fact = isConsent ? "asked by" : notice.fact.rawValue
        return "  \(fact)  \(notice.label) (\(notice.language))  \(notice.sha256)"
    }

    private var assertions: [String] {
        (act.record.ageAssertion == nil ? [] : ["  asserted to be of age"])
            + (act.record.guardian == true ? ["  asserted to be the guardian"] : [])
    }
}

extension ConsentStatus {
    /// What the status means, for an operator.
    var meaning: String {
        switch self {
        case .requested: "asked, not answered yet; nothing may be processed"
        case .refused: "declined; nothing may be processed"
        case .given: "agreed"
        case .renewed: "agreed again after the words or a notice had changed"
        case .expired: "its time ran out; nothing more may be processed"
        case .withdrawn: "ended by the person; nothing more may be processed"
        case .revoked: "ended by the operator; nothing more may be processed"
        case .invalidated: "found invalid; nothing may be processed"
        case .unknown: "imported without proof; nothing may be processed"
        }
    }
}
