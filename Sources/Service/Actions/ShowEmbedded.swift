import HTTPServer
import HTTPTypes
import Pages

/// `GET /embed/FORM` and `GET /embed/sign-up`: the same pages without the site's frame, for a frame
/// on another site.
enum ShowEmbedded {
    static func survey(_ request: Request, _ context: ReadingContext) throws -> Response {
        context.framing.framed(try ShowSurvey.respond(request, context.embedded))
    }

    static func signUp(_ request: Request, _ context: ReadingContext) throws -> Response {
        context.framing.framed(try ShowSignUp.respond(request, context.embedded))
    }
}

/// `GET /embed.js`: makes frames as high as their pages, on the site that holds them.
enum ShowEmbedScript {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        Response(
            status: .ok, shared: SharedFields.script, body: .bytes(context.pages.embedScript.bytes))
    }
}
