/// A JSON value (RFC 8259) as it was written: members in order, numbers as text.
enum JSONInput: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONInput])
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONInput
    }

    init(parsing bytes: [UInt8]) throws(JSONInputError) {
        var parser = JSONInputParser(bytes: bytes)
        self = try parser.document()
    }

    /// The value of the first member of that name, where this is an object.
    subscript(name: String) -> JSONInput? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}

/// Where a text stops being JSON; also for a name that stands twice and for too deep nesting.
struct JSONInputError: Error, Hashable {
    let offset: Int
}
