/// Why a request got no page of its own, named by what the person meets.
package enum ProblemPage: Hashable, Sendable {
    case badRequest
    case notFound
    /// The survey takes no more answers.
    case closed
    case methodNotAllowed
    case tooLarge
    case tooManyRequests(retryAfterSeconds: Int)
    case serverFault
    case unavailable(retryAfterSeconds: Int)

    /// The HTTP status that goes with the page (RFC 9110).
    package var status: Int {
        switch self {
        case .badRequest: 400
        case .notFound: 404
        case .closed: 410
        case .methodNotAllowed: 405
        case .tooLarge: 413
        case .tooManyRequests: 429
        case .serverFault: 500
        case .unavailable: 503
        }
    }

    /// How long to wait before the next try, where waiting helps.
    package var retryAfterSeconds: Int? {
        switch self {
        case .tooManyRequests(let seconds), .unavailable(let seconds): seconds
        case .badRequest, .notFound, .closed, .methodNotAllowed, .tooLarge, .serverFault: nil
        }
    }
}

extension PageRenderer {
    /// A page that says what happened, what is not lost and what to do next.
    package func problem(_ problem: ProblemPage) -> RenderedPage {
        let key = "problem.\(problem.status)"
        // Where waiting is what to do next, the time to wait says it.
        let retry = problem.retryAfterSeconds.map(retry(after:))
        let next = retry == nil ? [texts("\(key).next", ["contact": site.contact])] : []
        return message(
            texts["\(key).title"], [texts["\(key).what"], texts["\(key).lost"]] + next,
            retry: retry, action: ("/", texts["problem.home"]))
    }

    private func retry(after seconds: Int) -> String {
        seconds <= 90
            ? texts("problem.retrySeconds", count: max(seconds, 1))
            : texts("problem.retryMinutes", count: (seconds + 59) / 60)
    }
}
