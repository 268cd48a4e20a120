import Consent
import FormModel
import Pages
import Store
import Values

extension ReadingContext {
    /// How each consent of a response stands, and what the person can do about it.
    func consents(
        of response: StoredResponse, code: ReceiptCode, shown form: Form
    ) throws -> [ShownConsent] {
        guard let standing = try ConsentStanding(response.code, store, vault) else { return [] }
        let now = try consent(askedOf: response)
        return try form.consentTexts.compactMap { text in
            var shown = try consent(text, of: standing, in: form, now: now)
            let number = response.events.lastIndex { $0.purpose == text.purpose }
            shown?.proofAddress = number.map { address(ofProof: $0, in: code) }
            return shown
        }
    }

    /// The context in which whoever gave a response is asked now, in the language of that time.
    func consent(askedOf response: StoredResponse) throws -> ConsentContext? {
        let survey =
            editions.survey(named: response.form, in: response.language)
            ?? publications.current.main.surveys[response.form]
        return survey?.consent
    }

    private func consent(
        _ text: ConsentText, of standing: ConsentStanding, in form: Form, now: ConsentContext?
    ) throws -> ShownConsent? {
        guard let event = standing.state.latest(text.purpose),
            let asked = try standing.context(of: text.purpose)?.asked(),
            let words = asked.purposes.first(where: { $0.id == text.purpose.text })
        else { return nil }
        let isStanding = event.status.isValidForProcessing
        var choices = ShownConsent.Choices()
        choices.isNeeded = text.isPrimary
        choices.canWithdraw = isStanding && !standing.rests(on: [text.purpose])
        choices.offer = try offer(of: text.purpose, since: isStanding ? asked : nil, now)
        return ShownConsent(
            wording: words.control, language: text.language ?? form.language,
            status: event.status.shown, day: event.day, meaning: words.text,
            until: isStanding ? try standing.end(of: text.purpose) : nil, purpose: text.purpose,
            choices: choices)
    }

    /// The words that can be agreed to now; nil where they are those that were agreed to in `asked`.
    private func offer(
        of purpose: PurposeIdentifier, since asked: AskedContext?, _ now: ConsentContext?
    ) throws -> Wording? {
        guard let now, let text = now.texts.first(where: { $0.purpose == purpose }) else {
            return nil
        }
        if let asked, try !asked.differs(from: AskedContext(content: now.content), about: purpose) {
            return nil
        }
        return Wording(text.label, language: text.language ?? now.language)
    }

    /// The notices that the person has had before them, each once.
    func notices(of response: StoredResponse) throws -> [ShownNotice] {
        try notices(of: response.acts)
    }

    /// The notices that people had before them at these acts, each once.
    func notices(of acts: [StoredAct]) throws -> [ShownNotice] {
        var seen: Set<String> = []
        return try acts.flatMap { act in
            try store.consentContext(act.context)?.asked().notices ?? []
        }
        .filter { seen.insert($0.sha256).inserted }.map(ShownNotice.init)
    }
}

extension ShownNotice {
    fileprivate init(_ notice: AskedContext.ShownNotice) {
        let isConsent = notice.kind == Notice.Kind.consent.rawValue
        self.init(
            title: Wording(notice.label, language: LanguageTag(notice.language)),
            path: notice.path,
            fact: isConsent ? .words : notice.fact == .accepted ? .accepted : .shown)
    }
}

extension ConsentStatus {
    /// What a person needs to know of it.
    var shown: ShownConsent.Status {
        switch self {
        case .given: .given
        case .renewed: .renewed
        case .refused: .refused
        case .withdrawn: .withdrawn
        case .expired, .revoked, .invalidated, .unknown: .ended
        case .requested: .waiting
        }
    }
}
