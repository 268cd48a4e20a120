import HTTPTypes
import FormModel
import HTTPServer
import Pages
import Store
import Values

/// `POST /receipt/change`: puts other answers in the place of those that were sent.
enum ChangeAnswer {
    /// How often a change is laid over one that is made at the same time.
    private static let attempts = 5

    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        guard let posted = RawSubmission(request) else {
            throw ServerFault.badRequest(.malformedField)
        }
        let typed = posted.value(of: "code") ?? ""
        guard let code = ReceiptCode(typed: typed) else {
            return OpenReceipt.refuse(typed, .unknown, context.reading)
        }
        for _ in 0..<attempts {
            if let answer = try change(code, posted, context) { return .ready(answer) }
        }
        throw ServerFault.overloaded(retryAfter: 1)
    }

    /// Nil when the response was changed in between.
    private static func change(
        _ code: ReceiptCode, _ posted: RawSubmission, _ context: WritingContext
    ) throws -> Response? {
        let reading = context.reading
        guard var change = try AnswerChange(code, reading) else {
            return .seeOther(reading.address(ofReceipt: code, occasion: .unchanged))
        }
        let names = Set(posted.values(of: "item"))
        let asked = change.form.items.filter { names.contains($0.identifier.text) }
        change.take(posted, for: asked)
        let issues = change.issues
        guard issues.isEmpty else {
            let faulty = Set(issues.compactMap(\.item))
            let items = change.form.items.filter {
                faulty.contains($0.identifier) || names.contains($0.identifier.text)
            }
            let page = reading.pages.change(change.page(of: items, issues: issues))
            return .personal(page, status: .unprocessableContent)
        }
        guard try change.isStored || change.store(context) else { return nil }
        context.forgetting.ask()
        return .seeOther(reading.address(ofReceipt: code, occasion: .changed))
    }
}
