import Store
import HTTPServer

/// `GET /healthz`: says that the process answers and the database can be read.
enum ShowHealth {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        _ = try context.store.ledgerTree()
        return .line("ok")
    }
}
