import FormModel
import HTTPServer
import Values

/// `GET /api/v1/forms`: the forms that take responses.
enum ListForms {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        let open = context.publications.current.main.surveys.values.filter(\.isOpen)
            .sorted { $0.form.name < $1.form.name }
        return .json(.object(["forms": .array(open.map(entry))]))
    }

    private static func entry(_ survey: SurveyEdition) -> JSONValue {
        .object([
            "name": .string(survey.form.name.text),
            "title": .string(survey.forms.main.title),
            "version": .string(survey.form.version.description),
            "formVersion": .string(survey.form.digest.hexadecimal),
            "language": .string(survey.form.mainLanguage.text),
            "languages": .array(survey.forms.languages.map { .string($0.text) }),
        ])
    }
}
