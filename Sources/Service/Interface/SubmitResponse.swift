import HTTPTypes
import Consent
import Pages
import FormModel
import HTTPServer
import Store
import Values

/// `POST /api/v1/forms/FORM/responses`: checks and stores a response; 201 when it is durable.
enum SubmitResponse {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let main = context.reading.openSurvey(named: request.parameter(0), in: nil) else {
            return .ready(Problem.noForm.response)
        }
        guard request.isJSON else { return .ready(Problem.wrongMediaType.response) }
        let raw: RawSubmission
        do {
            raw = try RawSubmission(json: request.body)
        } catch {
            return .ready(Problem.unreadable(error).response)
        }
        guard let survey = survey(main, raw, context.reading) else {
            return .ready(Problem.unknownLanguage(of: main.forms).response)
        }
        // A program that sends an empty token has lost it; it is not without an invitation.
        guard request.invitation?.isEmpty != true else {
            return .ready(Problem.notInvited(.unknown).response)
        }
        let admission = try context.reading.admission(
            by: request.invitation, to: survey, mayBeAnswered: true)
        if case .refused(let page) = admission {
            return .ready(Problem.notInvited(page).response)
        }
        guard let key = key(of: request, context.reading) else {
            return .ready(Problem.weakKey.response)
        }
        switch survey.form.check(raw, on: context.reading.clock.now.day) {
        case .accepted(let submission):
            let code = context.reading.vault.code(for: key, of: survey.form.name)
            if let problem = context.reading.objection(
                toProgram: request, subject: code.values, key: key)
            {
                return .ready(problem.response)
            }
            return accept(submission, code, survey, admission.token, context)
        case .refused(let issues): return .ready(Problem.issues(issues, in: survey.pages).response)
        case .ended(let note):
            let problem = Problem(status: .unprocessableContent, detail: note.text)
            return .ready(problem.response)
        }
    }

    /// The survey in the language in which the caller showed it: the main one when it tells none;
    /// nil when there is none in that language.
    private static func survey(
        _ main: SurveyEdition, _ raw: RawSubmission, _ context: ReadingContext
    ) -> SurveyEdition? {
        guard let told = raw.toldLanguage else { return main }
        return LanguageTag(told).flatMap {
            context.openSurvey(named: main.form.name.text, in: $0)
        }
    }

    /// The caller's key, a fresh one when there is none; nil for a key that others could guess.
    private static func key(
        of request: Request, _ context: ReadingContext
    ) -> SubmissionKey? {
        guard let text = request.field(.idempotencyKey) else {
            return .generate(context.randomness)
        }
        return SubmissionKey(Array(text.utf8))
    }

    private static func accept(
        _ submission: Submission, _ code: ReceiptCode, _ survey: SurveyEdition,
        _ invitation: InvitationToken?, _ context: WritingContext
    ) -> Reply {
        let reading = context.reading
        let sealed = context.sealer.seal(
            submission, language: survey.form.language, code: code, context: survey.consent,
            method: .programmingInterface, invitation: invitation?.digest)
        return context.commit(.submission(sealed), failure: { Problem.failed($0).response }) {
            outcome in
            if outcome == .used { return Problem.notInvited(.answered).response }
            do throws(StoreError) {
                if outcome == .repeated, try !reading.isSame(submission, code: code) {
                    return Problem.keyTaken.response
                }
                return receipt(code, of: survey, reading)
            } catch {
                return Problem.failed(error).response
            }
        }
    }

    private static func receipt(
        _ code: ReceiptCode, of survey: SurveyEdition, _ context: ReadingContext
    ) -> Response {
        .json(
            .object([
                "code": .string(code.grouped),
                "response": .string(code.digest.hexadecimal),
                "formVersion": .string(survey.form.digest.hexadecimal),
                "receipt": .string(context.address(ofReceipt: code, occasion: .seen)),
            ]), status: .created)
    }
}
