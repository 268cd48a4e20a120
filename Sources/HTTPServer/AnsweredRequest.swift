package import HTTPTypes

/// What a log or a metric may know of a request: never its path, its fields or its peer.
package struct AnsweredRequest: Sendable {
    package let method: RequestMethod
    /// The route's pattern; empty where no route matched.
    package let pattern: String
    /// The place of the pattern among those of the router; nil where no route matched.
    package let route: Int?
    package let identifier: RequestIdentifier
    package let status: HTTPResponse.Status
    package let duration: Duration
}
