package import HTTPTypes

/// A request that has arrived in full and passed every check of its form.
package struct Request: Sendable {
    /// A method that no route has counts as `GET`; only answers to faults see such a request.
    package let method: RequestMethod
    /// The route's pattern: what logs and metrics may tell, in place of the path.
    ///
    /// It is empty where no route matched.
    package let pattern: String
    /// What names the request in logs and reports.
    package var identifier: RequestIdentifier { head.identifier }
    package let body: [UInt8]
    let head: RequestHead
    let captures: Route.Captures
    /// Whose socket it is: for the limits alone.
    let peer: PeerAddress?

    init(_ head: RequestHead, body: [UInt8], route: Route?, peer: PeerAddress? = nil) {
        method = if case .served(let method) = head.method { method } else { .get }
        pattern = route?.pattern ?? ""
        captures = route?.captures ?? Route.Captures()
        self.body = body
        self.head = head
        self.peer = peer
    }

    /// The decoded path, which may tell who asks: nothing for a log.
    package var path: String {
        "/" + head.target.segments.map(head.target.text).joined(separator: "/")
    }

    /// The decoded segment that the pattern's *index*-th colon or star captures.
    package func parameter(_ index: Int) -> String {
        precondition(index < captures.positions.count, "the pattern captures fewer parameters")
        let position = captures.positions[index]
        guard captures.hasTail, index == captures.positions.count - 1 else {
            return head.target.text(head.target.segments[position])
        }
        return head.target.segments[position...].map(head.target.text).joined(separator: "/")
    }

    /// What follows the question mark, as it came.
    package var query: [UInt8] { Array(head.target.bytes[head.target.query]) }

    /// The field's values, joined with a comma where it came more than once.
    package func field(_ name: HTTPField.Name) -> String? {
        head.fields.joined(name.canonicalName)
    }

    /// Lends the body without a copy.
    package func withBody<Result, Failure: Error>(
        _ use: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body.span.withUnsafeBytes(use)
    }
}
