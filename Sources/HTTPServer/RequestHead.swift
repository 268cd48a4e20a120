/// A request up to its body, checked against RFC 9112 more strictly than libmicrohttpd does.
struct RequestHead: Sendable {
    let method: MethodToken
    let target: RequestTarget
    let fields: FieldBlock
    let framing: BodyFraming
    private(set) var identifier = RequestIdentifier.fresh()

    /// Checks host, framing and expectation; libmicrohttpd itself sends `100 Continue`.
    init(
        method: MethodToken, target: RequestTarget, fields: FieldBlock, isVersion10: Bool,
        limits: RequestLimits
    ) throws(ServerFault) {
        self.method = method
        self.target = target
        self.fields = fields
        do throws(RequestIssue) {
            try Self.checkHost(fields, authority: target, isVersion10: isVersion10)
        } catch {
            throw .badRequest(error)
        }
        framing = try BodyFraming(fields, isVersion10: isVersion10, limit: limits.body)
        try Self.checkExpectation(fields)
    }

    /// Takes over the name that the nearest proxy has given the request, if there is a sound one.
    mutating func adoptIdentifier() {
        guard let name = try? fields.only("x-request-id"),
            let proxied = RequestIdentifier(proxied: fields.bytes.span.extracting(name))
        else { return }
        identifier = proxied
    }

    /// RFC 9112, section 3.2: exactly one `Host`, and a sound one; HTTP/1.0 may do without.
    private static func checkHost(
        _ fields: FieldBlock, authority target: RequestTarget, isVersion10: Bool
    ) throws(RequestIssue) {
        if let authority = target.authority {
            guard HostName.isValid(target.bytes.span.extracting(authority)) else {
                throw .malformedHost
            }
        }
        guard let host = try fields.only("host") else {
            guard isVersion10 else { throw .missingHost }
            return
        }
        guard HostName.isValid(fields.bytes.span.extracting(host)) else { throw .malformedHost }
    }

    private static func checkExpectation(_ fields: FieldBlock) throws(ServerFault) {
        let value: Range<Int>?
        do throws(RequestIssue) {
            value = try fields.only("expect")
        } catch {
            throw .badRequest(error)
        }
        guard let value else { return }
        guard fields.text(value).lowercased() == "100-continue" else { throw .expectationFailed }
    }
}
