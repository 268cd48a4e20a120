import HTTPServer
import HTTPTypes
import Metrics

/// A listener of its own for whoever watches, out of reach for the people whom the service is for.
final class MetricsListener: Sendable {
    private let server: Server

    init(at address: ListenAddress, _ page: MetricsPage) {
        var configuration = ServerConfiguration()
        (configuration.host, configuration.port) = (address.host, address.port)
        configuration.connectionLimit = 32
        var router = Router()
        router.on(.get, "/metrics") { _ in .ready(Self.answer(page.text)) }
        router.on(.get, "/healthz") { _ in .ready(ShowHealth.answer) }
        router.on(.get, "/readyz") { _ in .ready(ShowReadiness.answer(page.readiness)) }
        server = Server(configuration, router: router)
    }

    var port: UInt16 { server.port }

    func start() throws { try server.start() }

    func stop() { server.drainAndStop(within: .seconds(1)) }

    private static func answer(_ text: String) -> Response {
        Response(
            status: .ok, shared: SharedFields.bare, fields: [.contentType: Exposition.mediaType],
            body: .bytes(Array(text.utf8)))
    }
}
