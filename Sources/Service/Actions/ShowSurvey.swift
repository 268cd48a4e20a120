import HTTPTypes
import HTTPServer
import Values

/// `GET /surveys/FORM`: the survey's page, with a submission key of its own.
enum ShowSurvey {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let survey = try context.openSurvey(named: request.parameter(0))
        let key = SubmissionKey.generate(context.randomness)
        return Response(
            status: .ok, shared: SharedFields.personal,
            body: .spliced(survey.head, key.bytes, survey.tail))
    }
}

extension ReadingContext {
    /// The survey of that name, if it takes responses.
    func openSurvey(named name: String) throws(ServerFault) -> SurveyEdition {
        guard let name = FormName(name), let survey = publications.current.survey(named: name, for: wish),
            survey.isOpen
        else { throw .notFound }
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
