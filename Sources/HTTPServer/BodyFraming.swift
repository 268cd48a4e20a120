/// How the body of a request is delimited (RFC 9112, section 6).
enum BodyFraming: Equatable, Sendable {
    case none
    case length(Int)
    case chunked

    /// Reads `Transfer-Encoding` and `Content-Length`; both together, or one twice, are smuggling.
    init(_ fields: FieldBlock, isVersion10: Bool, limit: Int) throws(ServerFault) {
        let encoding: Range<Int>?
        let length: Range<Int>?
        do throws(RequestIssue) {
            encoding = try fields.only("transfer-encoding")
            length = try fields.only("content-length")
        } catch {
            throw .badRequest(.ambiguousLength)
        }
        switch (encoding, length) {
        case (nil, nil): self = .none
        case (nil, let length?): self = try Self.length(length, in: fields, limit: limit)
        case (let encoding?, nil) where !isVersion10: self = try Self.coding(encoding, in: fields)
        case (.some, _): throw .badRequest(.ambiguousLength)
        }
    }

    private static func length(
        _ value: Range<Int>, in fields: FieldBlock, limit: Int
    ) throws(ServerFault) -> BodyFraming {
        let digits = fields.bytes.span.extracting(value)
        guard digits.count > 0, digits.allBytes(CharacterClass.isDigit) else {
            throw .badRequest(.malformedLength)
        }
        guard let length = Int(fields.text(value)), length <= limit else {
            throw .bodyTooLarge(limit: limit)
        }
        return length == 0 ? .none : .length(length)
    }

    /// libmicrohttpd compares the value with its trailing space, so that must not be there.
    private static func coding(
        _ value: Range<Int>, in fields: FieldBlock
    ) throws(ServerFault) -> BodyFraming {
        guard fields.text(value).lowercased() == "chunked" else { throw .notImplemented }
        guard fields.bytes[value.upperBound] == 0 else { throw .badRequest(.ambiguousLength) }
        return .chunked
    }
}
