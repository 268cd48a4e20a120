import FormModel
import HTTPTypes
import Values
import HTTPServer

/// `GET /api/v1/forms/FORM`: the form version in force, as the canonical JSON that its digest names.
enum DescribeForm {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        guard let survey = try? context.openSurvey(named: request.parameter(0)) else {
            return Problem.noForm.response
        }
        return Response(
            status: .ok, shared: SharedFields.json,
            fields: [.eTag: "\"\(survey.form.digest.hexadecimal)\""],
            body: .bytes(survey.form.canonicalJSON))
    }
}
