import HTTPServer

/// Kinds of routes whose answers take about as long as each other.
enum RouteClass: String, CaseIterable, Sendable {
    case page
    /// Sends answers to a survey, which are stored before they are acknowledged.
    case submission
    /// Everything else that a person asks for by POST.
    case action
    case interface
    case ledger
    case asset
    case health
    /// No route matched.
    case none

    init(_ method: RequestMethod, _ pattern: String) {
        let isReading = method == .get || method == .head
        switch pattern {
        case "": self = .none
        case "/healthz", "/readyz": self = .health
        case "/surveys/:form" where !isReading, "/api/v1/forms/:form/responses" where !isReading:
            self = .submission
        case "/openapi.json": self = .interface
        case "/embed.js", "/robots.txt": self = .asset
        case _ where pattern.hasPrefix("/api/"): self = .interface
        case _ where pattern.hasPrefix("/assets/"): self = .asset
        case _ where pattern.hasPrefix("/ledger"): self = .ledger
        default: self = isReading ? .page : .action
        }
    }
}
