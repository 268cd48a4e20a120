package import Values

/// A value as both engines take and give it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)
    /// A text as its UTF-8.
    case utf8([UInt8])
    case blob([UInt8])
}

/// What can be bound to a parameter of a statement.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int(self)) }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Digest: SQLBindable {
    package var sqlValue: SQLValue { .blob(bytes) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
