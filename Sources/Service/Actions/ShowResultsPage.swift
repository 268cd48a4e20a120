import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Values

/// `GET /results/FORM`: the latest published results of a survey; with `/N` behind it an earlier one.
enum ShowResultsPage {
    static func latest(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let name = FormName(request.parameter(0)),
            let survey = context.edition.surveys[name]
        else { throw ServerFault.notFound }
        guard let answer = context.edition.results[name]?.page(nil) else {
            let isOpen = survey.isOpen && survey.form.access == .open
            return .personal(
                context.pages.noResults(of: name, isOpen: isOpen), status: .notFound)
        }
        return response(answer, to: request)
    }

    static func numbered(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let name = FormName(request.parameter(0)), let number = Int(request.parameter(1)),
            let answer = context.edition.results[name]?.page(number)
        else { throw ServerFault.notFound }
        return response(answer, to: request)
    }

    /// The page, or that it is still the one that the browser has (RFC 9110 §13.1.2).
    private static func response(_ answer: ResultsAnswer, to request: Request) -> Response {
        let known = request.field(.ifNoneMatch)?.split(separator: ",").map { tag in
            tag.drop { $0 == " " }
        }
        let isKnown = known?.contains { $0 == answer.tag } ?? false
        return Response(
            status: isKnown ? .notModified : .ok, shared: SharedFields.page,
            fields: [.eTag: answer.tag], body: isKnown ? .none : .fixed(answer.body))
    }
}
