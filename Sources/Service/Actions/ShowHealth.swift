import HTTPServer
import HTTPTypes

/// `GET /healthz`: says that the process answers, whatever else is wrong; a restart would mend no more.
enum ShowHealth {
    static let answer = Response.line("ok")

    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response { answer }
}

/// `GET /readyz`: says whether the service can take what people send, or in one line why not.
enum ShowReadiness {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        answer(context.readiness)
    }

    static func answer(_ readiness: Readiness) -> Response {
        guard let obstacle = readiness.obstacle else { return .line("ready") }
        return Response(
            status: .serviceUnavailable, shared: SharedFields.text,
            fields: [.retryAfter: "5"],
            body: .bytes(Array("not ready: \(obstacle.rawValue)\n".utf8)))
    }
}
