/// A pattern with the handlers of its methods.
final class Route: Sendable {
    /// Which segments of a path the pattern captures.
    struct Captures: Sendable {
        var positions: [Int] = []
        /// The last capture takes all that follows.
        var hasTail = false
    }

    let pattern: String
    /// Its place among the patterns of the router.
    let index: Int
    let captures: Captures
    let handlers: [RequestMethod: Router.Handler]

    init(
        pattern: String, index: Int, captures: Captures,
        handlers: [RequestMethod: Router.Handler]
    ) {
        self.pattern = pattern
        self.index = index
        self.captures = captures
        self.handlers = handlers
    }

    /// The route with one more handler.
    func adding(_ method: RequestMethod, _ handler: @escaping Router.Handler) -> Route {
        precondition(handlers[method] == nil, "a route has one handler per method")
        var handlers = handlers
        handlers[method] = handler
        return Route(pattern: pattern, index: index, captures: captures, handlers: handlers)
    }

    /// A `GET` route answers `HEAD` too.
    func handler(for method: RequestMethod) -> Router.Handler? {
        handlers[method] ?? (method == .head ? handlers[.get] : nil)
    }

    /// The methods that `Allow` names.
    var allowed: [RequestMethod] {
        RequestMethod.allCases.filter { handler(for: $0) != nil }
    }
}
