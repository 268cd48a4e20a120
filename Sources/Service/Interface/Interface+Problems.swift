import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Store
import Values

extension Problem {
    /// The path leads to no form that takes responses.
    static let noForm = Problem(
        status: .notFound, detail: "There is no open form of this name; see /api/v1/forms.")

    /// The path leads to no release, whether there is such a form or not.
    static let nothingPublished = Problem(
        status: .notFound, detail: "Nothing has been published of this form under this address.")

    /// No code, a mistyped one or one that leads to nothing: not told apart.
    static let noReceipt = Problem(
        status: .notFound,
        detail: "This code leads to no response; send it as “Authorization: Bearer CODE”.")

    static let notJSON = Problem(
        status: .badRequest,
        detail: "The body must be one JSON object as /openapi.json describes it.")

    /// The body of a response that cannot be read.
    static func unreadable(_ error: RawSubmissionError) -> Problem {
        guard case .tooManyFields(let limit) = error else { return notJSON }
        return Problem(
            status: .unprocessableContent,
            detail: "The response has more than \(limit) values in all; no form takes so many.")
    }

    static let wrongMediaType = Problem(
        status: .unsupportedMediaType, detail: "Send the body as application/json.")

    static let weakKey = Problem(
        status: .badRequest,
        detail: "Idempotency-Key must be 16 to 255 visible ASCII letters that nobody else can "
            + "guess, for example a random UUID.")

    static let keyTaken = Problem(
        status: .conflict,
        detail: "This Idempotency-Key was used for other answers; the first ones stand.")

    /// The form is by invitation, or the invitation does not lead to it.
    static func notInvited(_ page: InvitationPage) -> Problem {
        let detail =
            switch page {
            case .needed:
                "This form is by invitation; add “?invitation=TOKEN” with the token of one."
            case .unknown: "No invitation to this form has this token; send the whole of it."
            case .answered: "This invitation was answered already; the first answers stand."
            case .declined: "This invitation was declined; nothing was stored."
            case .ended: "This invitation has ended; nothing was stored."
            }
        return Problem(status: .forbidden, detail: detail)
    }

    /// The answers were given in a language in which there is no such form.
    static func unknownLanguage(of form: TranslatedForm) -> Problem {
        let known = form.languages.map(\.text).joined(separator: ", ")
        return Problem(
            status: .unprocessableContent,
            detail: "“language” must be the one in which the person read the form: \(known).")
    }

    /// The person was asked in a language that the site does not speak.
    static func foreignLanguage(_ renderers: PageRenderers) -> Problem {
        let known = renderers.languages.map(\.text).joined(separator: ", ")
        return Problem(
            status: .unprocessableContent,
            detail: "“language” must be the one in which the person was asked: \(known).")
    }

    /// What a person may correct, one entry for each field.
    static func issues(_ issues: [Issue], in pages: PageRenderer) -> Problem {
        let entries = issues.map { issue in
            JSONValue.object([
                "item": issue.item.map { .string($0.text) } ?? .null,
                "field": .string(issue.field),
                "message": .string(pages.sentence(issue)),
            ])
        }
        return Problem(
            status: .unprocessableContent, detail: "Some answers must be corrected; see “issues”.",
            members: ["issues": .array(entries)])
    }

    /// The store could not keep the submission; the same request may be sent again.
    static func failed(_ error: StoreError) -> Problem {
        let fault = error.fault
        guard case .overloaded(let seconds) = fault else {
            return Problem(
                status: fault.status,
                detail: "The service failed; send the request again with the same key.")
        }
        return .overloaded(seconds)
    }

    static func overloaded(_ seconds: Int) -> Problem {
        Problem(
            status: .serviceUnavailable,
            detail: "Nothing was stored; send the request again after the time in Retry-After.",
            fields: [.retryAfter: String(seconds)])
    }
}

extension Request {
    /// Says whether the body says that it is JSON.
    var isJSON: Bool {
        field(.contentType)?.prefix { $0 != ";" }.trimmed.lowercased() == "application/json"
    }

    /// The code in `Authorization: Bearer CODE` (RFC 6750 §2.1), if it can be one.
    var bearerCode: ReceiptCode? {
        guard let value = field(.authorization), value.lowercased().hasPrefix("bearer ") else {
            return nil
        }
        return ReceiptCode(typed: value.dropFirst("bearer ".count))
    }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
