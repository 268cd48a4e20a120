import HTTPServer
import HTTPTypes
import Values

/// What a program is told when its request does not succeed (RFC 9457).
struct Problem: Sendable {
    let status: HTTPResponse.Status
    /// One sentence: what is wrong and what to do.
    let detail: String
    var fields: HTTPFields = [:]
    var members: [String: JSONValue] = [:]

    /// The answer; the server names the request in it, as it does in the log.
    var response: Response {
        let value = JSONValue.object(
            members.merging([
                "type": .string("about:blank"),
                "title": .string(status.reasonPhrase),
                "status": .integer(Int64(status.code)),
                "detail": .string(detail),
            ]) { _, own in own })
        return Response(
            status: status, shared: SharedFields.problem, fields: fields,
            body: .identified(
                value.canonical.dropLast() + ",\"requestId\":\"".utf8, Array("\"}".utf8)))
    }
}
