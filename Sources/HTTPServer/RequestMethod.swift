/// The methods that a route can have.
package enum RequestMethod: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case delete = "DELETE"
}

/// A method as a client may name it (RFC 9110, section 9).
enum MethodToken: Equatable, Sendable {
    case served(RequestMethod)
    /// A standard method that no route has.
    case refused
    case unknown

    private static let refusedNames: Set<String> = [
        "PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUERY",
    ]

    /// Reads a method; what is not a token throws.
    init(parsing name: borrowing Span<UInt8>) throws(RequestIssue) {
        if let method = Self.common(name) {
            self = .served(method)
            return
        }
        guard name.count > 0, name.allBytes(CharacterClass.isToken) else {
            throw .malformedRequestLine
        }
        self = Self.refusedNames.contains(name.text) ? .refused : .unknown
    }

    private static func common(_ name: borrowing Span<UInt8>) -> RequestMethod? {
        switch name.count {
        case 3: name.equals("GET") ? .get : nil
        case 4: name.equals("POST") ? .post : name.equals("HEAD") ? .head : nil
        case 6: name.equals("DELETE") ? .delete : nil
        default: nil
        }
    }
}
