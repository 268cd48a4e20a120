import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

/// A page of a survey that was sent before anything of that survey was saved.
struct UnsavedPage {
    let raw: RawSubmission
    let key: PageKey
    /// The code that its answers will be stored under.
    let code: ReceiptCode
    var paging = Paging.one
    /// The page; nil for the first one.
    var page: FormPage?

    /// What the guard looks at.
    func guarded(by settings: GuardSettings) -> GuardedPost {
        GuardedPost(
            subject: code.values, stamp: key.stamp,
            leastSeconds: settings.surveySeconds, value: { [raw] in raw.value(of: $0) })
    }

    /// The page once more, filled in, with what is to be corrected on it.
    func again(
        of survey: SurveyEdition, _ context: ReadingContext, issues: [Issue] = [],
        occasion: SurveyPage.Occasion? = nil
    ) -> Response {
        let view = SurveyPage(
            form: survey.form, paging: paging, page: page, today: context.clock.now.day,
            holder: .key(context.renewed(key).text), typed: raw, issues: issues,
            occasion: occasion, seed: ShuffleSeed(code), invitation: raw.invitation,
            notices: survey.notices.shown(since: raw.noticesShown))
        return .personal(survey.pages.survey(view), status: .unprocessableContent)
    }
}
