import HTTPServer
import HTTPTypes
import Logging
import Store

/// What the server asks the service for, and what it tells it.
enum ServerHooks {
    /// Answers to faults; the log of what failed and, where it is that talkative, of every request; and
    /// counts for whoever watches.
    static func hooks(
        faults: FaultAnswers.Languages, logger: Logger, tally: RequestTally?
    ) -> Server.Hooks {
        var hooks = Server.Hooks()
        hooks.errorResponse = { faults.response(to: $0, $1) }
        hooks.onError = { error, request in
            if let fault = error as? ServerFault { return faults.response(to: fault, request) }
            logger.error(
                "a request failed",
                metadata: [
                    "route": "\(request.pattern)", "request": "\(request.identifier)",
                    "why": "\(error)",
                ])
            let fault = (error as? StoreError)?.fault ?? .internalError
            return faults.response(to: fault, request)
        }
        if let tally { hooks.onRefused = { tally.count(refused: $0) } }
        hooks.onAnswered = listener(logger, tally)
        return hooks
    }

    /// Nil where nobody listens: then no request pays for the reading of clocks.
    private static func listener(
        _ logger: Logger, _ tally: RequestTally?
    ) -> (@Sendable (AnsweredRequest) -> Void)? {
        let isLogged = logger.logLevel <= .info
        guard isLogged || tally != nil else { return nil }
        return { answered in
            tally?.count(answered)
            if isLogged { log(answered, to: logger) }
        }
    }

    /// The access log: the route's pattern, never the path, which may hold a link to a receipt.
    private static func log(_ answered: AnsweredRequest, to logger: Logger) {
        logger.info(
            "\(answered.method.rawValue) \(answered.pattern.isEmpty ? "-" : answered.pattern)",
            metadata: [
                "request": "\(answered.identifier)",
                "status": "\(answered.status.code)",
                "milliseconds": "\(answered.duration.milliseconds)",
            ])
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
