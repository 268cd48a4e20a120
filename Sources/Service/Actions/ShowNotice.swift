import Store
import Consent
import HTTPServer
import Values

/// `GET /privacy` and `GET /terms`: the notice in force, to read.
enum ShowNotice {
    static func respond(
        _ kind: Notice.Kind, _ request: Request, _ context: ReadingContext
    ) throws -> Response {
        guard let page = context.edition.notices[kind] else { throw ServerFault.notFound }
        return .page(page)
    }
}

/// `GET /notices/SHA256`: the exact bytes that people were shown, for ever.
enum ShowExactNotice {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let digest = Digest(hexadecimal: request.parameter(0)),
            let published = try context.store.notice(digest)
        else { throw ServerFault.notFound }
        return .forever(published.notice.content, mediaType: published.notice.mediaType)
    }
}
