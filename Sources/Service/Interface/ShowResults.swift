import FormModel
import HTTPServer
import HTTPTypes
import Store
import Values

/// `GET /api/v1/results/FORM`: the bytes of the latest release as they were frozen; with `/N` behind
/// it those of an earlier one. True counts are for the operator alone, so that without a release there
/// is nothing here.
enum ShowResults {
    static func latest(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let form = FormName(request.parameter(0)),
            let release = try context.store.release(nil, of: form)
        else { return Problem.nothingPublished.response }
        return response(release)
    }

    static func numbered(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let form = FormName(request.parameter(0)),
            let serial = Int(request.parameter(1)),
            let release = try context.store.release(serial, of: form)
        else { return Problem.nothingPublished.response }
        return response(release)
    }

    private static func response(_ release: StoredRelease) -> Response {
        Response(
            status: .ok, shared: SharedFields.json,
            fields: [.eTag: "\"\(release.digest.hexadecimal)\""], body: .bytes(release.bytes))
    }
}
