import Foundation
import HTTPServer
import HTTPTypes
import Pages
import Values

/// The pages and mails of the way by email, published results and stories, as their snapshots keep them,
/// on a server of its own: a browser meets them here without a mailbox and without a hundred answers.
final class SnapshotSite: Sendable {
    private static let folder = Toolbox.repository.appending(path: "Tests/PagesTests/Snapshots")
    private static let kinds = [
        "code-mail", "confirm", "expired-link", "link-request", "mail-", "pause-mail",
        "preferences", "receipt-mail", "receipt-stories", "results", "resubscribed", "stories",
        "story", "unsubscribe",
    ]

    /// The snapshots' names.
    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).sorted().filter { file in
            file.hasSuffix(".html") && kinds.contains { file.hasPrefix($0) }
        }
    }()

    static func file(_ name: String) -> URL { folder.appending(path: name) }

    private let server: Server

    init() throws {
        let styles = try Self.styleSheet()
        var configuration = ServerConfiguration()
        configuration.port = 0
        var router = Router()
        router.on(.get, "/:page") { request in
            Self.answer("text/html; charset=utf-8", try Self.page(request.parameter(0)))
        }
        router.on(.get, "/assets/*") { request in
            guard request.parameter(0).hasPrefix("site.") else { throw ServerFault.notFound }
            return Self.answer("text/css; charset=utf-8", styles)
        }
        server = Server(configuration, router: router)
        try server.start()
    }

    deinit {
        server.drainAndStop(within: .seconds(2))
    }

    /// Where the snapshot of that name stands.
    func address(of name: String) -> String { "http://127.0.0.1:\(server.port)/\(name)" }

    private static func page(_ name: String) throws -> [UInt8] {
        guard names.contains(name) else { throw ServerFault.notFound }
        return [UInt8](try Data(contentsOf: file(name)))
    }

    private static func answer(_ type: String, _ bytes: [UInt8]) -> Reply {
        .ready(Response(status: .ok, fields: [.contentType: type], body: .bytes(bytes)))
    }

    /// The style sheet as it is served beside pages.
    private static func styleSheet() throws -> [UInt8] {
        guard let english = LanguageTag("en") else { return [] }
        let site = Pages.Site(name: "S", organisation: "O", contact: "c", language: english)
        let assets = try PageRenderers(site: site).main.namedAssets
        return assets.first { $0.path.hasSuffix(".css") }?.bytes ?? []
    }
}
