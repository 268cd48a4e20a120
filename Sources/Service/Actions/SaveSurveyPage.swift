import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `POST /surveys/FORM` with a page of a survey: saves it, and leads on when it is durable.
enum SaveSurveyPage {
    /// How often a page is laid over a draft that others save at the same time.
    private static let attempts = 5

    static func respond(
        _ posted: PostedPage, _ survey: SurveyEdition, _ request: Request,
        _ context: WritingContext
    ) throws -> Reply {
        let (turn, outcome) = try turn(posted, survey, context)
        switch outcome {
        case .end(let note): return .ready(try end(note, posted, survey, context))
        case .answer(let answer): return .ready(answer)
        case .store(let entry, let answer):
            if turn.isFirst,
                let objection = context.reading.objection(
                    to: turn.unsaved, of: survey, request)
            {
                return .ready(objection)
            }
            let faults = FaultAnswers(pages: survey.pages)
            return context.commit(entry, failure: { faults.response(to: $0.fault, nil) }) {
                switch $0 {
                case .stored: answer
                case .repeated: duplicate(posted, context.reading)
                case .superseded: again(posted, survey, context, faults)
                case .used: used(posted, survey, context.reading)
                }
            }
        }
    }

    /// What the page makes of what is saved. Under a page's key there is seldom anything, so the page is
    /// taken for the first without looking; the store tells when its draft takes the place of another.
    /// Only what is to be sent is made of all there is.
    private static func turn(
        _ posted: PostedPage, _ survey: SurveyEdition, _ context: WritingContext
    ) throws -> (SurveyTurn, SurveyTurn.Outcome) {
        if posted.isUnsaved {
            let turn = try SurveyTurn(posted, of: survey, context, isFirst: true)
            let outcome = try turn.outcome()
            guard case .store(.submission, _) = outcome else { return (turn, outcome) }
        }
        let turn = try SurveyTurn(posted, of: survey, context)
        return (turn, try turn.outcome())
    }

    private static func end(
        _ note: Item, _ posted: PostedPage, _ survey: SurveyEdition, _ context: WritingContext
    ) throws -> Response {
        if try context.store.discardDraft(withCode: posted.code.digest) { context.forgetting.ask() }
        return .personal(survey.pages.ended(note))
    }

    private static func duplicate(_ posted: PostedPage, _ context: ReadingContext) -> Response {
        .seeOther(context.address(ofReceipt: posted.code, occasion: .duplicate))
    }

    private static func used(
        _ posted: PostedPage, _ survey: SurveyEdition, _ context: ReadingContext
    ) -> Response {
        context.usedInvitation(posted.raw.invitation, of: survey)
    }

    /// Another window saved in between: lays the page over what is saved now. It happens seldom, so
    /// it is written on the thread that finds it out.
    private static func again(
        _ posted: PostedPage, _ survey: SurveyEdition, _ context: WritingContext,
        _ faults: FaultAnswers
    ) -> Response {
        do {
            for _ in 0..<attempts {
                switch try SurveyTurn(posted, of: survey, context).outcome() {
                case .end(let note): return try end(note, posted, survey, context)
                case .answer(let answer): return answer
                case .store(let entry, let answer):
                    let outcome = try context.store.accept([entry]).first
                    if outcome == .stored { return answer }
                    if outcome == .used { return used(posted, survey, context.reading) }
                    if outcome == .repeated { return duplicate(posted, context.reading) }
                }
            }
            return faults.response(to: .overloaded(retryAfter: 1), nil)
        } catch {
            return faults.response(to: (error as? StoreError)?.fault ?? .internalError, nil)
        }
    }
}
