import Consent
import FormModel
import Store
import Values

/// How the consents of a response stand that still has its answers.
struct ConsentStanding {
    let response: StoredResponse
    /// The version of the form that was answered.
    let form: Form
    let answers: StoredAnswers
    let state: ConsentState
    /// The texts that were made of the person's stories.
    let stories: [StoredStory]
    private let store: any ReadingStore

    /// Nil for a code that leads to no response, or to one that has ended.
    init?(_ code: Digest, _ store: any ReadingStore, _ vault: Vault) throws {
        guard let response = try store.response(withCode: code),
            let canonical = try ResponseReader(vault).answers(of: response)
        else { return nil }
        form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        answers = try form.storedAnswers(canonical)
        state = ConsentState(response.events)
        stories = try store.stories(ofCode: code)
        (self.response, self.store) = (response, store)
    }

    /// Says whether the whole response ends with these purposes: it needs one of them, or none is left.
    func rests(on purposes: [PurposeIdentifier]) -> Bool {
        let texts = form.consentTexts
        guard !purposes.isEmpty else { return false }
        let needed = Set(texts.filter(\.isPrimary).map(\.purpose))
        return purposes.contains(where: needed.contains)
            || Set(state.validPurposes.filter(asks)).isSubset(of: purposes)
    }

    /// The approvals of exact words that rest on these purposes and stand.
    func approvals(under purposes: [PurposeIdentifier]) -> [PurposeIdentifier] {
        stories.filter { purposes.contains($0.purpose) && $0.state.isApproved }.map(\.approval)
            .filter(state.validPurposes.contains)
    }

    /// Says whether the form that was answered asks for consent to a purpose.
    func asks(_ purpose: PurposeIdentifier) -> Bool {
        form.consentTexts.contains { $0.purpose == purpose }
    }

    /// The end of consents, each written down in the context in which it was given.
    func decisions(
        ending purposes: [PurposeIdentifier], _ actor: ConsentActor, _ method: ConsentMethod
    ) throws -> [PurposeDecision] {
        let status: ConsentStatus =
            method == .calendar ? .expired : actor == .person ? .withdrawn : .revoked
        return try purposes.compactMap { purpose in
            try context(of: purpose).map { PurposeDecision(purpose, status, in: try $0.context()) }
        }
    }

    /// What it is when a consent is given now: renewed when other words were agreed to before.
    func status(
        ofGiving purpose: PurposeIdentifier, in context: ConsentContext
    ) throws -> ConsentStatus {
        let given = response.acts.last { act in
            act.events.contains { $0.purpose == purpose && $0.status.isValidForProcessing }
        }
        return given.map { $0.context == context.digest } ?? true ? .given : .renewed
    }

    /// The purposes that stand and whose validity ends on `day` or before.
    func purposes(endingBy day: Day) throws -> [PurposeIdentifier] {
        try state.validPurposes.filter { try end(of: $0).map { $0 <= day } ?? false }
    }

    /// The day on which the first consent runs out of those that stand after `decisions` on `day`.
    func firstEnd(after decisions: [PurposeDecision], on day: Day) throws -> Day? {
        let decided = Set(decisions.map(\.purpose))
        let kept = try state.validPurposes.filter { !decided.contains($0) }.compactMap(end)
        let given = decisions.filter(\.status.isValidForProcessing).compactMap { decision in
            decision.context.texts.first { $0.purpose == decision.purpose }?.validDays
                .map { Day(number: day.number + $0) }
        }
        return (kept + given).min()
    }

    /// The context in which a purpose was decided about last.
    func context(of purpose: PurposeIdentifier) throws -> KeptContext? {
        let act = response.acts.last { $0.events.contains { $0.purpose == purpose } }
        return try act.flatMap { try store.consentContext($0.context) }
    }

    /// The day on which a consent runs out by the words under which it was given.
    func end(of purpose: PurposeIdentifier) throws -> Day? {
        guard let event = state.latest(purpose), let kept = try context(of: purpose) else {
            return nil
        }
        return try kept.asked().purposes.first { $0.id == purpose.text }?.validDays
            .map { Day(number: event.day.number + $0) }
    }
}
