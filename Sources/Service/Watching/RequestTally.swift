import HTTPServer
import HTTPTypes
import Metrics

/// Counts answers by route, method and status, and how long they took by kind of route.
///
/// Everything is made before the first request: to count one costs three atomic additions.
final class RequestTally: Sendable {
    /// One route's answers to one method.
    private struct Line: Sendable {
        let pattern: String
        let method: RequestMethod
        let answers = StatusCounters()
        let durations: Histogram
    }

    private static let methods = RequestMethod.allCases
    /// How requests are told for which no route matched.
    private static let noRoute = "none"

    /// First the requests without a route, then those of each, method by method.
    private let lines: [Line]
    private let durations: [(kind: RouteClass, durations: Histogram)]
    private let refusals = Counters<Refusal>()

    /// A tally for the routes with those patterns.
    init(patterns: [String]) {
        let durations = RouteClass.allCases.map { ($0, Histogram.durations()) }
        let histograms = Dictionary(durations) { first, _ in first }
        lines = ([""] + patterns).flatMap { pattern in
            Self.methods.map { method in
                let kind = RouteClass(method, pattern)
                return Line(
                    pattern: pattern, method: method,
                    durations: histograms[kind] ?? .durations())
            }
        }
        self.durations = durations
    }

    func count(_ answered: AnsweredRequest) {
        let first = answered.route.map { $0 + 1 } ?? 0
        let line = lines[first * Self.methods.count + answered.method.place]
        line.answers.add(answered.status.code)
        line.durations.record(answered.duration)
    }

    func count(refused fault: ServerFault) { refusals.add(Refusal(fault)) }

    /// Writes what was counted so far.
    func write(to page: inout Exposition) {
        page.counter(
            "recount_http_requests_total",
            "Requests that got an answer, by the pattern of their route.",
            lines.flatMap(Self.samples))
        page.histograms(
            "recount_http_request_duration_seconds",
            "Time from the request line to the answer, by kind of route.",
            durations.map { ([("class", $0.kind.rawValue)], $0.durations.reading) })
        page.counter(
            "recount_http_refused_total",
            "Requests that were refused before they were there in full.",
            refusals.samples(label: "reason"))
    }

    private static func samples(of line: Line) -> [Sample] {
        line.answers.counted.map { answer in
            Sample(
                [
                    ("route", line.pattern.isEmpty ? noRoute : line.pattern),
                    ("method", line.method.rawValue),
                    ("status", answer.status == 0 ? "other" : String(answer.status)),
                ], answer.count)
        }
    }
}

/// Why a request was refused before it was there in full.
private enum Refusal: String, CaseIterable, Sendable {
    case rate, malformed, oversized, late, overload, other

    init(_ fault: ServerFault) {
        switch fault {
        case .tooManyRequests: self = .rate
        case .badRequest, .expectationFailed, .notImplemented, .methodNotAllowed: self = .malformed
        case .uriTooLong, .fieldsTooLarge, .bodyTooLarge: self = .oversized
        case .requestTimeout: self = .late
        case .overloaded: self = .overload
        case .notFound, .gone, .internalError: self = .other
        }
    }
}

extension RequestMethod {
    /// Its place among all.
    fileprivate var place: Int {
        switch self {
        case .get: 0
        case .head: 1
        case .post: 2
        case .delete: 3
        }
    }
}
