import Dispatch
import Glibc
import HTTPServer
import HTTPTypes
import Synchronization

/// A server with a small router on a free port, stopped at its end.
final class Fixture {
    let server: Server
    /// How many requests have reached a handler.
    let handled = Counter()

    final class Counter: Sendable {
        private let number = Atomic(0)
        var value: Int { number.load(ordering: .sequentiallyConsistent) }
        func add() { number.add(1, ordering: .sequentiallyConsistent) }
    }

    init(
        hooks: Server.Hooks = Server.Hooks(),
        _ change: (inout ServerConfiguration) -> Void = { _ in },
        routes: (inout Router) -> Void = { _ in }
    ) throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.connectionsPerAddress = 0
        change(&configuration)
        var router = Router()
        Self.addRoutes(to: &router, counting: handled)
        routes(&router)
        server = Server(configuration, router: router, hooks: hooks)
        try server.start()
    }

    deinit {
        server.drainAndStop(within: .seconds(2))
    }

    func client(from source: String = "127.0.0.1", patience: Int = 5_000) throws -> RawClient {
        try RawClient(port: server.port, from: source, patience: patience)
    }

    struct Failure: Error {}

    private static func addRoutes(to router: inout Router, counting handled: Counter) {
        router.on(.get, "/") { _ in
            handled.add()
            return .ready(.text(.ok, "home"))
        }
        router.on(.post, "/echo") { request in
            handled.add()
            return .ready(Response(status: .ok, body: .bytes(request.body)))
        }
        router.on(.get, "/surveys/:form/:page") { request in
            handled.add()
            return .ready(.text(.ok, "\(request.parameter(0))|\(request.parameter(1))"))
        }
        router.on(.get, "/failing") { _ in
            handled.add()
            throw Failure()
        }
        router.on(.get, "/overloaded") { _ in throw ServerFault.overloaded(retryAfter: 7) }
        router.on(.post, "/later") { request in
            handled.add()
            let body = request.body
            return .deferred { completion in
                DispatchQueue.global().async {
                    completion.complete(with: Response(status: .ok, body: .bytes(body)))
                }
            }
        }
    }
}

/// Waits until `condition` holds, at most for `seconds`.
func eventually(within seconds: Double = 5, _ condition: () -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while !condition() {
        if ContinuousClock.now > end { return false }
        usleep(2_000)
    }
    return true
}
