import Consent
import HTTPTypes
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// One turn of a person at a survey: what a posted page makes of the draft, and what is answered.
struct SurveyTurn {
    /// What is to be done.
    enum Outcome {
        /// Stores and then answers.
        case store(SealedEntry, then: Response)
        /// Stores nothing.
        case answer(Response)
        /// A note turns the person away: nothing of theirs is kept.
        case end(Item)
    }

    private let posted: PostedPage
    private let page: FormPage
    private let context: WritingContext
    private var open: OpenDraft
    private let standing: FormStanding
    private let today: Day
    /// The survey as the person is asked for consent.
    private let asking: SurveyEdition

    /// The turn over what is saved under the page's code; with `isFirst` without looking, as if nothing
    /// was.
    init(
        _ posted: PostedPage, of survey: SurveyEdition, _ context: WritingContext,
        isFirst: Bool = false
    ) throws {
        self.posted = posted
        self.context = context
        page = posted.page(of: survey.form)
        open =
            isFirst
            ? OpenDraft(
                survey: survey, code: posted.code, stored: nil, draft: Draft(paging: posted.paging))
            : try context.reading.openDraft(posted.code, of: survey, paging: posted.paging)
        open.draft.paging = posted.paging
        open.draft.invitation = posted.raw.invitation ?? open.draft.invitation
        asking = context.reading.asking(open, on: page)
        open.draft.notices = asking.notices.seen(
            posted: posted.raw.noticesShown, before: open.draft.notices)
        today = context.reading.clock.now.day
        open.draft.take(
            posted.raw, on: page, of: survey.form, today: today,
            isStale: posted.revision < open.revision)
        // A consent that is unticked may be ticked again before the page is sent.
        standing =
            posted.step == .quiet
            ? survey.form.standing(open.draft.typed, on: today)
            : open.draft.forgetRefused(of: survey.form, today: today)
    }

    private var form: Form { open.form }
    private var route: SurveyRoute { SurveyRoute(form, open.draft.paging, standing, open.seed) }

    /// Says whether nothing of the survey was saved before.
    var isFirst: Bool { open.stored == nil }

    /// The page as one of which nothing is saved yet.
    var unsaved: UnsavedPage {
        UnsavedPage(
            raw: posted.raw, key: posted.key, code: posted.code, paging: posted.paging, page: page)
    }

    func outcome() throws -> Outcome {
        if posted.step == .quiet { return try saveQuietly() }
        if let note = standing.ended { return .end(note) }
        // Before the consent that everything needs, nothing is kept.
        if open.stored == nil, lacksConsent { return .answer(correction) }
        switch posted.step {
        case .back: return try lead(to: route.page(before: page) ?? page)
        case .pause: return try pause()
        case .show(let paging): return try show(paging)
        case .next, .send, .quiet: return try goOn()
        }
    }

    /// Saves for the page's script, which is told the new revision unless the page is stale.
    private func saveQuietly() throws -> Outcome {
        guard standing.ended == nil, open.stored?.content != nil else { return .answer(.unsaved) }
        let isStale = posted.revision < open.revision
        return try store(at: page, then: .saved(revision: isStale ? nil : open.revision + 1))
    }

    private func goOn() throws -> Outcome {
        let issues = standing.issues(of: form, on: page)
        guard issues.isEmpty else { return try correct(issues) }
        if let next = route.page(after: page) { return try lead(to: next) }
        guard posted.step == .send else { return try lead(to: page, .complete) }
        return try send()
    }

    /// Sends everything, or leads to the first page that keeps it from being sent.
    private func send() throws -> Outcome {
        let faulty = Set(standing.issues.compactMap(\.item)).union(open.draft.changed)
        let items = form.items.filter { faulty.contains($0.identifier) }.map(\.index)
        if let first = route.firstPage(with: Set(items)) { return try lead(to: first, .unfinished) }
        // What is sent names the notices that stand now: they have to have been on a page before.
        guard asking.notices.changed(since: open.draft.notices).isEmpty else {
            return try lead(to: page)
        }
        guard case .accepted(let submission) = form.check(open.draft.typed, on: today) else {
            preconditionFailure("a form that stands without issues is accepted")
        }
        let sealed = context.sealer.seal(
            submission, language: form.language, code: open.code, context: asking.consent,
            method: .surveyPage, endsDraft: true,
            invitation: open.draft.invitation.flatMap(InvitationToken.init)?.digest)
        let address = context.reading.address(ofReceipt: open.code, occasion: .sent)
        return .store(.submission(sealed), then: .seeOther(address))
    }

    private var lacksConsent: Bool {
        standing.issues(of: form, on: page).contains { $0.fault == .consentNeeded || isConsent($0) }
    }

    private func isConsent(_ issue: Issue) -> Bool {
        guard case .consent = issue.item.flatMap(form.item)?.kind else { return false }
        return true
    }

    /// The first page again, under the key that it came with.
    private var correction: Response {
        unsaved.again(
            of: open.survey, context.reading, issues: standing.issues(of: form, on: page))
    }

    private func correct(_ issues: [Issue]) throws -> Outcome {
        let view = context.reading.view(
            of: open, page, issues: issues, revision: open.revision + 1)
        return try store(
            at: page,
            then: .personal(open.survey.pages.survey(view), status: .unprocessableContent))
    }

    private func lead(
        to target: FormPage, _ occasion: SurveyAddress.Occasion? = nil
    ) throws -> Outcome {
        let occasion = occasion ?? (open.revision == 0 ? .begun : nil)
        let address = context.reading.address(of: target, of: open, occasion)
        return try store(at: target, then: .seeOther(address))
    }

    private func pause() throws -> Outcome {
        try store(at: page, then: .seeOther(context.reading.address(ofPause: open)))
    }

    private func show(_ paging: Paging) throws -> Outcome {
        let place = form.firstItem(on: page, open.seed).identifier
        var turn = self
        turn.open.draft.paging = paging
        return try turn.lead(to: form.page(paging, of: place, open.seed))
    }

    /// Saves the draft, to go on at `place`.
    private func store(at place: FormPage, then answer: Response) throws -> Outcome {
        var draft = open.draft
        draft.place = form.items[place.items.lowerBound].identifier
        let sealed = try context.sealer.seal(
            draft, of: form, language: open.consentLanguage(on: page), code: open.code,
            over: open.stored, lasting: context.reading.draftDays)
        return .store(.draft(sealed), then: answer)
    }
}
