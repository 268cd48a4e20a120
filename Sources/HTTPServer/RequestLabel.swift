/// What stays known of a request until its answer is sent.
struct RequestLabel: Sendable {
    let method: RequestMethod
    /// Nil where no route matched, or the head was refused.
    let route: Route?
    let identifier: RequestIdentifier

    /// The label of a request whose head was refused.
    static func refused() -> RequestLabel {
        RequestLabel(method: .get, route: nil, identifier: .fresh())
    }
}
