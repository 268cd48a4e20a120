package import HTTPTypes

/// An answer: status, fields and body.
///
/// `Content-Length`, `Date` and `Connection` are added when it is sent, and a `HEAD` request gets
/// the fields alone.
package struct Response: Sendable {
    package var status: HTTPResponse.Status
    /// The fields that are the same in many answers.
    package var shared: FieldSet
    /// The fields of this answer.
    package var fields: HTTPFields
    package var body: Body

    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        case fixed(FixedBody)
        /// Content that was made ready before, with fresh bytes in its middle.
        case prepared(PreparedAnswer, [UInt8])
        /// Bytes before and after the place where the request's identifier stands.
        case identified([UInt8], [UInt8])

        /// The bytes, copied together.
        func content(to identifier: RequestIdentifier?) -> [UInt8] {
            switch self {
            case .none: []
            case .bytes(let bytes): bytes
            case .identified(let before, let after):
                before + (identifier?.description ?? "").utf8 + after
            case .fixed(let body): unsafe Array(body.bytes)
            case .prepared(let answer, let middle): answer.content.filled(with: middle)
            }
        }
    }

    package init(
        status: HTTPResponse.Status, shared: FieldSet = .none, fields: HTTPFields = [:],
        body: Body = .none
    ) {
        self.status = status
        self.shared = shared
        self.fields = fields
        self.body = body
    }

    /// An answer that was made ready before, with fresh bytes and fields of its own.
    package init(
        status: HTTPResponse.Status, _ prepared: PreparedAnswer, filledWith middle: [UInt8] = [],
        fields: HTTPFields = [:]
    ) {
        self.init(
            status: status, shared: prepared.fields, fields: fields,
            body: .prepared(prepared, middle))
    }

    /// A line of plain text.
    package static func text(_ status: HTTPResponse.Status, _ line: String) -> Response {
        Response(
            status: status, fields: [.contentType: "text/plain; charset=utf-8"],
            body: .bytes(Array(line.utf8) + [0x0A]))
    }

    /// The answer to a fault where the product supplies none.
    package static func plain(_ fault: ServerFault, _: Request?) -> Response {
        .text(fault.status, "\(fault.status.code) \(fault.status.reasonPhrase)")
    }
}
