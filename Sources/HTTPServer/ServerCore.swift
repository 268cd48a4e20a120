import HTTPTypes
import Synchronization

/// What every connection's thread works with: configuration, routes and the table of connections.
final class ServerCore: Sendable {
    let configuration: ServerConfiguration
    let onAnswered: (@Sendable (AnsweredRequest) -> Void)?
    let connections = ConnectionTable()
    /// Set when the server is about to stop: each answer then closes its connection.
    let isDraining = Atomic(false)
    /// Set when patience is over: no handler is called any more.
    let isStopping = Atomic(false)
    private let router: Router
    private let hooks: Server.Hooks
    private let limiter: RateLimiter?

    init(configuration: ServerConfiguration, router: Router, hooks: Server.Hooks) {
        self.configuration = configuration
        self.router = router
        self.hooks = hooks
        onAnswered = hooks.onAnswered
        limiter = RateLimiter(configuration.requestRate.share(among: configuration.servers))
    }

    /// Checks a head when its last byte has come.
    func accept(_ head: RawHead, from client: ClientConnection) throws(ServerFault) -> RequestHead {
        let limits = configuration.limits
        guard head.lineSize <= limits.requestLine else {
            throw .uriTooLong(limit: limits.requestLine)
        }
        guard head.block.count <= limits.fields else {
            throw .fieldsTooLarge(limit: limits.fields)
        }
        var checked = try head.checked(limits: limits)
        if configuration.trustedProxies > 0 { checked.adoptIdentifier() }
        guard checked.method != .unknown else { throw .notImplemented }
        try checkRate(of: client, fields: checked.fields)
        return checked
    }

    /// Routes a request that is there in full.
    func reply(
        to head: RequestHead, body: [UInt8], from peer: PeerAddress?
    ) -> (Reply, RequestLabel) {
        let route = router.route(for: head.target)
        let request = Request(head, body: body, route: route, peer: peer)
        let label = RequestLabel(
            method: request.method, route: route, identifier: request.identifier)
        return (handle(request, by: route), label)
    }

    private func handle(_ request: Request, by route: Route?) -> Reply {
        do {
            guard !isStopping.load(ordering: .sequentiallyConsistent) else {
                throw ServerFault.overloaded(retryAfter: 5)
            }
            guard let route else { throw ServerFault.notFound }
            guard case .served(let method) = request.head.method,
                let handler = route.handler(for: method)
            else { throw ServerFault.methodNotAllowed(allow: route.allowed) }
            return try handler(request)
        } catch let fault as ServerFault {
            return .ready(answer(to: fault, for: request))
        } catch {
            return .ready(hooks.onError(error, request))
        }
    }

    /// The product's answer to a fault, with the fields that the standards ask for.
    func answer(to fault: ServerFault, for request: Request? = nil) -> Response {
        var response = hooks.errorResponse(fault, request)
        for field in fault.fields where response.fields[field.name] == nil {
            response.fields.append(field)
        }
        return response
    }

    /// The answer to a fault as bytes, for where libmicrohttpd cannot send it any more; without an
    /// identifier it can be sent to anybody.
    func farewell(_ fault: ServerFault, to identifier: RequestIdentifier? = nil) -> [UInt8] {
        answer(to: fault).closingMessage(to: identifier)
    }

    /// Tells the product that a request was refused before it could reach a route.
    func noteRefusal(_ fault: ServerFault) {
        hooks.onRefused?(fault)
    }

    private func checkRate(of client: ClientConnection, fields: FieldBlock) throws(ServerFault) {
        let proxies = configuration.trustedProxies
        guard let limiter,
            let address = PeerAddress(of: client.address, fields, trustedProxies: proxies)
        else { return }
        if let seconds = limiter.retryAfter(address, now: CoarseClock.now()) {
            throw .tooManyRequests(retryAfter: seconds)
        }
    }
}
