import HTTPServer
import HTTPTypes
import Pages

/// `GET /embed.js`: makes frames as high as their pages, on the site that holds them.
enum ShowEmbedScript {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        Response(
            status: .ok, shared: SharedFields.script, body: .bytes(context.pages.embedScript.bytes))
    }
}
