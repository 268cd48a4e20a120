import Store
import Values

/// A row that a question gave.
package struct SQLRow: Sendable {
    private let columns: SQLColumns
    /// The values of the columns in their order.
    package let values: [SQLValue]

    package init(_ columns: SQLColumns, _ values: [SQLValue]) {
        (self.columns, self.values) = (columns, values)
    }

    package subscript<Value: SQLReadable>(_ column: Int) -> Value { Value.read(values[column]) }

    package subscript<Value: SQLReadable>(_ column: Int) -> Value? {
        values[column] == .null ? nil : Value.read(values[column])
    }

    package subscript<Value: SQLReadable>(_ column: String) -> Value {
        Value.read(values[columns.place(of: column)])
    }

    package subscript<Value: SQLReadable>(_ column: String) -> Value? {
        self[columns.place(of: column)]
    }
}

extension SQLRow {
    /// The day in a column, which the schema keeps as `YYYY-MM-DD`.
    func day(_ column: String) throws -> Day {
        guard let day = Day(self[column] as String) else { throw unreadable(column) }
        return day
    }

    func digest(_ column: String) throws -> Digest {
        guard let digest = Digest(bytes: bytes(column)) else { throw unreadable(column) }
        return digest
    }

    func checked<Text: CheckedText>(_ column: String) throws -> Text {
        guard let value = Text(self[column] as String) else { throw unreadable(column) }
        return value
    }

    func bytes(_ column: String) -> [UInt8] { self[column] }

    private func unreadable(_ column: String) -> StoreError {
        .failed(reason: "the column ‘\(column)’ holds what it cannot hold")
    }
}
