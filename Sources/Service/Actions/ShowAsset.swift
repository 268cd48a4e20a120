import Pages
import HTTPServer

/// `GET /assets/NAME`: the style sheet, the icon and the scripts, under names that change with their bytes.
enum ShowAsset {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let path = "/assets/\(request.parameter(0))"
        let assets = [
            context.pages.styleSheet, context.pages.icon, context.pages.frameScript,
            context.pages.surveyScript, context.pages.challengeScript, context.pages.codeScript,
            context.pages.previewScript,
        ]
        guard let asset = assets.compactMap(\.self).first(where: { $0.path == path }) else {
            throw ServerFault.notFound
        }
        return .forever(asset.bytes, mediaType: asset.mediaType)
    }
}

/// `GET /robots.txt`: search engines may read articles, and keep away from what is personal.
enum ShowRobots {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        .line("User-agent: *\nDisallow: /receipt\nDisallow: /api/")
    }
}
