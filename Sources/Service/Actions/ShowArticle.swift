import HTTPServer

/// `GET /articles/NAME`: an article with both calls to action.
enum ShowArticle {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let page = context.edition.articles[request.parameter(0)] else {
            throw ServerFault.notFound
        }
        return page.response(stamp: context.guarding.stamp)
    }
}
