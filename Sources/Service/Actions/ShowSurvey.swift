import HTTPTypes
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /surveys/FORM`: the survey's page, with a submission key of its own.
enum ShowSurvey {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let survey = try context.openSurvey(named: request.parameter(0))
        let admission = try context.admission(by: request, to: survey)
        if case .refused(let page) = admission {
            return context.refusal(page, survey.openPages)
        }
        let key = context.freshKey
        let paging = Paging(query: request.query) ?? survey.form.paging
        if survey.form.isShuffled || admission.token != nil {
            return own(survey, paging, key, admission.token, context)
        }
        if paging != survey.form.paging {
            let page = survey.openPages.survey(
                survey.form, paging: paging, notices: survey.notices.shown(since: nil))
            return .personal(page.page(key: key.text))
        }
        return Response(status: .ok, survey.first, filledWith: key.letters)
    }

    /// The page for one person: with their invitation, and in an order of its own, which the code that the
    /// key leads to keeps on all pages.
    private static func own(
        _ survey: SurveyEdition, _ paging: Paging, _ key: PageKey, _ token: InvitationToken?,
        _ context: ReadingContext
    ) -> Response {
        let page = SurveyPage(
            form: survey.form, paging: paging, today: context.clock.now.day,
            holder: .key(key.text),
            seed: ShuffleSeed(context.vault.code(for: key.key, of: survey.form.name)),
            invitation: token?.text, notices: survey.notices.shown(since: nil))
        return .personal(survey.openPages.survey(page))
    }
}

extension Paging {
    /// The paging that an address asks for, as `pages=one`.
    fileprivate init?(query: [UInt8]) {
        guard !query.isEmpty, let text = (try? FormFields(parsing: query))?.first("pages") else {
            return nil
        }
        self.init(rawValue: text)
    }
}

extension ReadingContext {
    /// The survey of that name, if it takes responses.
    func openSurvey(named name: String) throws(ServerFault) -> SurveyEdition {
        guard let name = FormName(name),
            let survey = editions.survey(named: name, for: wish)
        else { throw .notFound }
        guard survey.isOpen else { throw .gone }
        return survey
    }

    /// The survey of that name, if it takes responses, in `language`; in its main one for nil.
    func openSurvey(named name: String, in language: LanguageTag?) -> SurveyEdition? {
        guard let name = FormName(name),
            let survey = publications.current.survey(named: name, in: language), survey.isOpen
        else { return nil }
        return survey
    }
}
