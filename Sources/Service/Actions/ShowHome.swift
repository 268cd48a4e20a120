import HTTPServer

/// `GET /`: the open surveys, the articles and the sign-up box.
enum ShowHome {
    static func respond(_ request: Request, _ context: ReadingContext) -> Response {
        .page(context.edition.home.body(stamp: context.guarding.stamp))
    }
}
