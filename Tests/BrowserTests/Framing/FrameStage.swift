import Foundation
import Testing
import Values

/// An article on another site that shows the service in a frame, in a browser that keeps nothing for
/// whoever stands in a frame: no cookie, no storage.
final class FrameStage: Sendable {
    static let allowed = "article.example"
    static let stranger = "stranger.example"

    let other: OtherSite
    let browser: Browser
    private let folder: ScratchFolder
    private let service: LoopbackServer

    init(hasScripts: Bool = true) throws {
        folder = try ScratchFolder()
        other = try OtherSite()
        let port = other.port
        let origins = [Self.allowed, "127.0.0.1"].map { "http://\($0):\(port)" }
        service = try Site.start(
            in: folder,
            settings: [
                "RECOUNT_EMBED_ORIGINS": origins.joined(separator: " "),
                "RECOUNT_GUARD_DIFFICULTY": "8",
            ])
        browser = try Browser(
            driver: Stage.current().driver, profile: folder.url.appending(path: "profile"),
            site: service.client, setup: Self.setup(hasScripts: hasScripts))
        try browser.resize(to: .phone)
        try browser.prefer([.reducedMotion])
    }

    deinit {
        try? browser.quit()
        service.stop()
    }

    var client: LoopbackClient { service.client }
    /// Where the service is for browsers: another site than that of the article.
    var origin: String { "http://surveys.example:\(service.port)" }

    func address(_ page: String, on host: String = FrameStage.allowed) -> String {
        "http://\(host):\(other.port)/\(page)"
    }

    /// Blocks every cookie and all storage, but for the other sites when a person visits them.
    private static func setup(hasScripts: Bool) -> Browser.Setup {
        var preferences: [String: JSONValue] = [
            "profile.default_content_setting_values.cookies": .integer(2),
            "profile.content_settings.exceptions.cookies": .object([
                "[*.]\(allowed),*": .object(["setting": .integer(1)])
            ]),
        ]
        if !hasScripts {
            preferences["profile.default_content_setting_values.javascript"] = .integer(2)
        }
        return Browser.Setup(
            arguments: ["--host-resolver-rules=MAP *.example 127.0.0.1"], preferences: preferences)
    }

    /// The first piece of HTML in the guide for editors that holds `mark`, as it would be copied, with
    /// this service's address and survey.
    func snippet(with mark: String) throws -> String {
        let guide = try String(
            contentsOf: Toolbox.repository.appending(path: "forms/README.md"), encoding: .utf8)
        let pieces = guide.components(separatedBy: "```html\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
        return try #require(pieces.first { $0.contains(mark) })
            .replacing("https://surveys.example.org", with: origin)
            .replacing("/pulse", with: "/weight-rare-myasthenia")
    }

    /// Puts the article up: the snippet between texts that are higher than the window.
    func putArticle(showing page: String = "weight-rare-myasthenia") throws {
        let frame = try snippet(with: "<iframe").replacing(
            "/embed/weight-rare-myasthenia", with: "/embed/\(page)")
        let text = "<p style=\"height: 800px\">Text</p>"
        other.put("<h1>An article</h1>\(text)\(frame)\(text)", at: "article")
    }
}
