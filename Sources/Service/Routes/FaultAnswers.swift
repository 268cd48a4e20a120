import HTTPServer
import HTTPTypes
import Pages

/// The answers that the server itself must give, as pages for people and problems for programs.
struct FaultAnswers: Sendable {
    private static let interface = "/api/"

    let pages: PageRenderer

    /// The answer to a fault; `request` is nil when the fault lies before there was one.
    func response(to fault: ServerFault, _ request: Request?) -> Response {
        if request?.path.hasPrefix(Self.interface) == true { return problem(fault).response }
        return page(fault)
    }

    private func page(_ fault: ServerFault) -> Response {
        let page: ProblemPage =
            switch fault {
            case .badRequest, .expectationFailed, .requestTimeout, .uriTooLong, .fieldsTooLarge:
                .badRequest
            case .bodyTooLarge: .tooLarge
            case .methodNotAllowed, .notImplemented: .methodNotAllowed
            case .notFound: .notFound
            case .gone: .closed
            case .tooManyRequests(let seconds): .tooManyRequests(retryAfterSeconds: seconds)
            case .overloaded(let seconds): .unavailable(retryAfterSeconds: seconds)
            case .internalError: .serverFault
            }
        return .personal(pages.problem(page), status: fault.status, fields: fault.fields)
    }

    private func problem(_ fault: ServerFault) -> Problem {
        Problem(status: fault.status, detail: fault.advice, fields: fault.fields)
    }
}

extension FaultAnswers {
    /// The answers in the language of whoever sent the request, and in the frame that it came from.
    struct Languages: Sendable {
        private let renderers: PageRenderers
        private let framing: Framing

        init(_ renderers: PageRenderers, framing: Framing) {
            self.renderers = renderers
            self.framing = framing
        }

        /// The answer to a fault; `request` is nil when the fault lies before there was one.
        func response(to fault: ServerFault, _ request: Request?) -> Response {
            let wish = request.map { LanguageWish($0, among: renderers.languages) } ?? .none
            let isEmbedded = request?.isForFrame ?? false
            let pages = renderers.pages(for: wish).embedded(isEmbedded)
            let answers = FaultAnswers(pages: request?.method == .get ? pages : pages.offering([]))
            let response = answers.response(to: fault, request)
            return isEmbedded ? framing.framed(response) : response
        }
    }
}

extension ServerFault {
    /// What a program's author should do.
    fileprivate var advice: String {
        switch self {
        case .badRequest, .expectationFailed:
            "The request breaks HTTP; correct it and send it again."
        case .uriTooLong(let limit): "The request line may have \(limit) bytes."
        case .fieldsTooLarge(let limit): "The header fields may have \(limit) bytes together."
        case .bodyTooLarge(let limit): "The body may have \(limit) bytes."
        case .methodNotAllowed: "This resource knows only the methods that Allow names."
        case .notImplemented: "The service knows GET, HEAD, POST and DELETE."
        case .gone: "The survey has closed; it takes no more responses."
        case .notFound: "There is nothing at this address; see /openapi.json."
        case .tooManyRequests, .overloaded: "Send the request again after the time in Retry-After."
        case .requestTimeout: "The request took too long to arrive; send it again."
        case .internalError: "The service failed; send the request again with the same key."
        }
    }
}
