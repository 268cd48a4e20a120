import HTTPTypes
import Consent
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `POST /surveys/FORM`: checks and stores a survey that was sent as a whole, and leads on to its
/// receipt; a page of it is saved.
enum SubmitSurvey {
    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let raw = RawSubmission(request) else {
            throw ServerFault.badRequest(.malformedField)
        }
        let context = context.shown(in: raw.toldLanguage)
        let survey = try context.reading.openSurvey(named: request.parameter(0))
        if let posted = PostedPage(raw, of: survey.form, context.reading), !posted.isWhole {
            return try SaveSurveyPage.respond(posted, survey, context)
        }
        // A page without its key was not made by this service: a fresh key stores it all the same.
        let key =
            raw.value(of: "key").flatMap { SubmissionKey(Array($0.utf8)) }
            ?? .generate(context.reading.randomness)
        let today = context.reading.clock.now.day
        switch survey.form.check(raw, on: today) {
        case .accepted(let submission):
            return accept(submission, key: key, survey: survey, context)
        case .refused(let issues):
            let page = SurveyPage(
                form: survey.form, today: today,
                holder: .key(String(decoding: key.bytes, as: UTF8.self)), typed: raw,
                issues: issues,
                seed: ShuffleSeed(context.reading.vault.code(for: key, of: survey.form.name)))
            return .ready(
                .personal(survey.pages.survey(page), status: .unprocessableContent))
        case .ended(let note):
            return .ready(.personal(survey.pages.ended(note)))
        }
    }

    private static func accept(
        _ submission: Submission, key: SubmissionKey, survey: SurveyEdition,
        _ context: WritingContext
    ) -> Reply {
        let reading = context.reading
        let code = reading.vault.code(for: key, of: survey.form.name)
        let sealed = context.sealer.seal(
            submission, language: survey.form.language, code: code, context: survey.consent,
            method: .surveyPage, endsDraft: true)
        let faults = FaultAnswers(pages: survey.pages)
        // Made here and not when it is stored: then the one thread that writes would make them all.
        let receipt = Response.seeOther(reading.address(ofReceipt: code, occasion: .sent))
        return context.commit(.submission(sealed), failure: { faults.response(to: $0.fault, nil) })
        { outcome in
            if outcome == .stored || reading.isSame(submission, code: code) { return receipt }
            return .seeOther(reading.address(ofReceipt: code, occasion: .duplicate))
        }
    }
}

extension RawSubmission {
    /// The fields of a page's form; nil when the body is none, or has too many fields.
    init?(_ request: Request) {
        guard let fields = try? FormFields(parsing: request.body) else { return nil }
        self.init(decoded: fields.decoded)
        fields.forEachPlace { name, value in appendField(name: name, value: value) }
    }
}
