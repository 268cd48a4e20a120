/// What can be read from a column.
///
/// A column of another kind is a defect of a statement, because the schema holds each to its kind.
package protocol SQLReadable {
    static func read(_ value: SQLValue) -> Self
}

extension Int: SQLReadable {
    package static func read(_ value: SQLValue) -> Int {
        guard case .integer(let number) = value else { refuse(value, "a number") }
        return number
    }
}

extension Int64: SQLReadable {
    package static func read(_ value: SQLValue) -> Int64 { Int64(Int.read(value)) }
}

extension Bool: SQLReadable {
    package static func read(_ value: SQLValue) -> Bool { Int.read(value) != 0 }
}

extension String: SQLReadable {
    package static func read(_ value: SQLValue) -> String {
        switch value {
        case .text(let text): text
        case .utf8(let bytes): String(decoding: bytes, as: UTF8.self)
        case .null, .integer, .blob: refuse(value, "a text")
        }
    }
}

extension [UInt8]: SQLReadable {
    package static func read(_ value: SQLValue) -> [UInt8] {
        switch value {
        case .text(let text): Array(text.utf8)
        case .utf8(let bytes), .blob(let bytes): bytes
        case .null, .integer: refuse(value, "bytes")
        }
    }
}

/// Says what stands in the column, but nothing of the value itself.
private func refuse(_ value: SQLValue, _ expected: String) -> Never {
    let found =
        switch value {
        case .null: "nothing"
        case .integer: "a number"
        case .text, .utf8: "a text"
        case .blob: "bytes"
        }
    preconditionFailure("a column holds \(found) where a statement expects \(expected)")
}
