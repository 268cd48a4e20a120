import Consent
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `GET /api/v1/receipts`: what the code in `Authorization` leads to.
enum DescribeReceipt {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let code = request.bearerCode,
            let response = try context.store.response(withCode: code.digest)
        else { return Problem.noReceipt.response }
        return .json(try describe(response, context))
    }

    private static func describe(
        _ response: StoredResponse, _ context: ReadingContext
    ) throws -> JSONValue {
        let form = try context.shownForm(of: response)
        let pages = context.renderers[form.language] ?? context.renderers.main
        let answers = try context.answers(of: response, in: form)
        return .object([
            "status": .string(status(of: response)),
            "form": .string(response.form.text),
            "formVersion": .string(response.formVersion.hexadecimal),
            "language": .string(response.language.text),
            "received": .string(response.receivedOn.description),
            "withdrawn": response.withdrawnOn.map { .string($0.description) } ?? .null,
            "erased": response.erasedOn.map { .string($0.description) } ?? .null,
            "answers": .array(answers?.answers.map { entry($0, pages) } ?? []),
            "consents": .array(response.events.map(entry)),
        ])
    }

    private static func status(of response: StoredResponse) -> String {
        guard response.erasedOn == nil else { return "erased" }
        return response.withdrawnOn == nil ? "stored" : "withdrawn"
    }

    private static func entry(
        _ answer: (item: Item, answer: Answer), _ pages: PageRenderer
    ) -> JSONValue {
        .object([
            "item": .string(answer.item.identifier.text),
            "question": .string(answer.item.text),
            "answer": .string(
                pages.lines(of: answer.answer, to: answer.item).joined(separator: "; ")),
        ])
    }

    private static func entry(_ event: ConsentEvent) -> JSONValue {
        .object([
            "purpose": .string(event.purpose.text),
            "status": .string(event.status.rawValue),
            "day": .string(event.day.description),
        ])
    }
}
