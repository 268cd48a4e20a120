import HTTPServer

/// `GET /`: the open surveys, the articles and the sign-up box.
enum ShowHome {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        context.edition.home.response(stamp: context.guarding.stamp)
    }
}
