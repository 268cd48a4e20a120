import HTTPTypes
import HTTPServer
import Resources

/// `GET /openapi.json`: the description of this interface (OpenAPI 3.1).
enum ShowInterface {
    private static let document = Resource.named("Sources/Service/Interface/openapi.json")?.bytes

    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let document else { throw ServerFault.notFound }
        return Response(status: .ok, shared: SharedFields.json, body: .bytes(document))
    }
}
