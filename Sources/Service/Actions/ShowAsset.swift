import HTTPServer
import HTTPTypes
import Pages

/// `GET /assets/NAME`: style sheet, pictures and scripts, under names that change with their bytes.
enum ShowAsset {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let asset = context.assets["/assets/\(request.parameter(0))"] else {
            throw ServerFault.notFound
        }
        return Response(status: .ok, asset)
    }
}

extension PreparedAnswer {
    /// The answer with an asset.
    convenience init(_ asset: SiteAsset) {
        self.init(
            SharedFields.forever(asset.mediaType), before: asset.bytes,
            compressible: asset.mediaType != "image/png")
    }
}

/// `GET /robots.txt`: search engines may read articles, and keep away from what is personal.
enum ShowRobots {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        .line("User-agent: *\nDisallow: /receipt\nDisallow: /api/")
    }
}
