import HTTPServer
import HTTPTypes
import Synchronization

/// Another site on a server of its own: pages of plain HTML by their paths.
final class OtherSite: Sendable {
    private let pages: Pages
    private let server: Server

    private final class Pages: Sendable {
        let all = Mutex<[String: String]>([:])
    }

    init() throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        let pages = Pages()
        var router = Router()
        router.on(.get, "/:page") { request in
            guard let page = pages.all.withLock({ $0[request.parameter(0)] }) else {
                throw ServerFault.notFound
            }
            return .ready(
                Response(
                    status: .ok, fields: [.contentType: "text/html; charset=utf-8"],
                    body: .bytes(Array(page.utf8))))
        }
        self.pages = pages
        server = Server(configuration, router: router)
        try server.start()
    }

    deinit {
        server.drainAndStop(within: .seconds(2))
    }

    var port: UInt16 { server.port }

    /// Puts a page with this body at `/NAME`.
    func put(_ body: String, at name: String) {
        let page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Another site</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body>\(body)</body></html>
            """
        pages.all.withLock { $0[name] = page }
    }
}
