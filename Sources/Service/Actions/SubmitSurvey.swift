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
        let admission = try context.reading.admission(
            by: raw.invitation, to: survey, mayBeAnswered: true)
        if case .refused(let page) = admission {
            return .ready(context.reading.refusal(page, survey.pages))
        }
        let posted = PostedPage(raw, of: survey.form, context.reading)
        if let posted, !posted.isWhole {
            return try SaveSurveyPage.respond(posted, survey, request, context)
        }
        // A page without its key was not made by this service: a fresh key stores it all the same.
        let key = posted?.key ?? PageKey(of: raw) ?? context.reading.keyWithoutPage
        let page = UnsavedPage(
            raw: raw, key: key,
            code: context.reading.vault.code(for: key.key, of: survey.form.name))
        switch survey.form.check(raw, on: context.reading.clock.now.day) {
        case .accepted(let submission):
            guard survey.notices.changed(since: raw.noticesShown).isEmpty else {
                return .ready(page.again(of: survey, context.reading))
            }
            if let objection = context.reading.objection(to: page, of: survey, request) {
                return .ready(objection)
            }
            return accept(
                submission, code: page.code, survey: survey, admission.token, context)
        case .refused(let issues):
            return .ready(page.again(of: survey, context.reading, issues: issues))
        case .ended(let note):
            return .ready(.personal(survey.pages.ended(note)))
        }
    }

    private static func accept(
        _ submission: Submission, code: ReceiptCode, survey: SurveyEdition,
        _ invitation: InvitationToken?, _ context: WritingContext
    ) -> Reply {
        let reading = context.reading
        let sealed = context.sealer.seal(
            submission, language: survey.form.language, code: code, context: survey.consent,
            method: .surveyPage, endsDraft: true, invitation: invitation?.digest)
        let faults = FaultAnswers(pages: survey.pages)
        // Made here and not when it is stored: then the one thread that writes would make them all.
        let receipt = Response.seeOther(reading.address(ofReceipt: code, occasion: .sent))
        return context.commit(.submission(sealed), failure: { faults.response(to: $0.fault, nil) })
        { outcome in
            if outcome == .used { return reading.usedInvitation(invitation?.text, of: survey) }
            do throws(StoreError) {
                if outcome == .stored { return receipt }
                if try reading.isSame(submission, code: code) { return receipt }
                return .seeOther(reading.address(ofReceipt: code, occasion: .duplicate))
            } catch {
                return faults.response(to: error.fault, nil)
            }
        }
    }
}

extension RawSubmission {
    /// The token of the invitation that a page carries.
    var invitation: String? { value(of: InvitationPage.field) }

    /// The fields of a page's form; nil when the body is none, or has too many fields.
    init?(_ request: Request) {
        guard let fields = try? FormFields(parsing: request.body) else { return nil }
        self.init(decoded: fields.decoded)
        fields.forEachPlace { name, value in appendField(name: name, value: value) }
    }
}
