import Store
import StoreSQL

/// A statement with its values, ready to be sent.
struct SQLCommand {
    let sql: String
    let values: BoundValues

    /// A statement that takes no values.
    init(_ sql: String) {
        self.sql = sql
        values = BoundValues()
    }

    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    init(_ sql: String, _ values: [SQLValue]) throws(StoreError) {
        self.sql = sql
        self.values = try BoundValues(values)
    }

    init(_ sql: String, _ values: BoundValues) {
        self.sql = sql
        self.values = values
    }
}
