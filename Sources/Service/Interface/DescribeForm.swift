import FormModel
import HTTPTypes
import Values
import HTTPServer

/// `GET /api/v1/forms/FORM`: the form version in force, as the canonical JSON that its digest names;
/// with `?lang=LANGUAGE` the same with the texts of a translation.
enum DescribeForm {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        let name = request.parameter(0)
        guard
            let survey = context.openSurvey(named: name, in: context.wish.asked)
                ?? context.openSurvey(named: name, in: nil)
        else { return Problem.noForm.response }
        let body = survey.form.localJSON
        return Response(
            status: .ok, shared: SharedFields.json,
            fields: [.eTag: "\"\(Digest(of: body).hexadecimal)\""],
            body: .bytes(body))
    }
}
