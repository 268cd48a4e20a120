/// The routes, as a tree of segments. It is built once and then only read.
///
/// A pattern is made of literal segments, captures (`:form`), and at most one final `*` that
/// captures all that follows. A literal goes before a capture, a capture before a star.
package struct Router: Sendable {
    package typealias Handler = @Sendable (Request) throws -> Reply

    private var root = Node()
    /// Every pattern once, in the order in which they were added first.
    package private(set) var patterns: [String] = []

    package init() {}

    /// Adds a handler; a pattern that has one for this method is a defect.
    package mutating func on(
        _ method: RequestMethod, _ pattern: String, _ handler: @escaping Handler
    ) {
        precondition(pattern.hasPrefix("/"), "a pattern begins with a slash")
        let segments = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let names = segments == [""] ? [] : segments
        let index = patterns.firstIndex(of: pattern) ?? patterns.count
        if index == patterns.count { patterns.append(pattern) }
        root.insert(names[...], depth: 0, captures: Route.Captures()) { route, captures in
            let route =
                route
                ?? Route(pattern: pattern, index: index, captures: captures, handlers: [:])
            return route.adding(method, handler)
        }
    }

    /// The route for a path, or none.
    func route(for target: RequestTarget) -> Route? {
        root.route(for: target, from: 0)
    }
}

private struct Node: Sendable {
    struct Literal: Sendable {
        let bytes: [UInt8]
        var node: Node
    }

    private var literals: [Literal] = []
    private var capture: [Node] = []
    private var tail: Route?
    private var route: Route?

    mutating func insert(
        _ segments: ArraySlice<Substring>, depth: Int, captures: Route.Captures,
        _ change: (Route?, Route.Captures) -> Route
    ) {
        guard let segment = segments.first else {
            route = change(route, captures)
            return
        }
        var captures = captures
        if segment == "*" {
            precondition(segments.count == 1, "a star is the last segment")
            captures.positions.append(depth)
            captures.hasTail = true
            tail = change(tail, captures)
        } else if segment.hasPrefix(":") {
            captures.positions.append(depth)
            if capture.isEmpty { capture = [Node()] }
            capture[0].insert(segments.dropFirst(), depth: depth + 1, captures: captures, change)
        } else {
            let index = place(of: Array(segment.utf8))
            literals[index].node.insert(
                segments.dropFirst(), depth: depth + 1, captures: captures, change)
        }
    }

    func route(for target: RequestTarget, from depth: Int) -> Route? {
        guard depth < target.segments.count else { return route }
        let segment = target.segments[depth]
        for literal in literals where Self.matches(literal.bytes, target.bytes, segment) {
            if let found = literal.node.route(for: target, from: depth + 1) { return found }
        }
        if let node = capture.first, !segment.isEmpty,
            let found = node.route(for: target, from: depth + 1)
        {
            return found
        }
        return tail
    }

    private mutating func place(of bytes: [UInt8]) -> Int {
        if let index = literals.firstIndex(where: { $0.bytes == bytes }) { return index }
        literals.append(Literal(bytes: bytes, node: Node()))
        return literals.count - 1
    }

    private static func matches(_ name: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        for index in 0..<name.count where name[index] != bytes[range.lowerBound + index] {
            return false
        }
        return true
    }
}
