/// One connection to the database, as long as a transaction or a question lasts.
///
/// Statements are written in the SQL that both engines understand; their parameters are `?`, or `?1`
/// where one is needed twice.
package protocol SQLSession: AnyObject {
    /// Runs a statement; returns how many rows it changed.
    @discardableResult
    func run(_ sql: String, with values: [SQLValue]) throws -> Int

    /// Runs a statement once for each list of values; returns how many rows it changed each time.
    @discardableResult
    func runEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int]

    /// Runs a statement once for each list of values before whatever is asked next, or at the commit; what
    /// fails, fails then. It is for changes of whose outcome nothing depends: an engine at a distance sends
    /// them along.
    func runLater(_ sql: String, with values: [[SQLValue]]) throws

    /// Runs an `INSERT` into a table with the column `id` once for each list of values; returns the numbers
    /// of the new rows, nil where a conflict kept one from being made.
    @discardableResult
    func insertEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int?]

    /// Says that a question will be asked after the next change or question: an engine at a distance asks it
    /// along with that. Whatever changes anything in between makes it be asked anew.
    func foresee(_ sql: String, with values: [SQLValue])

    /// The rows that a question gives.
    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow]

    /// Hands each row of a question to `body` without keeping it: for questions of a million rows.
    func scan(_ sql: String, with values: [SQLValue], _ body: (any ScannedRow) throws -> Void)
        throws

    /// Does `action` when the transaction is committed, and not at all when it is rolled back.
    func afterCommit(_ action: @escaping @Sendable () -> Void)
}

/// A row that holds only until the next one is asked for.
package protocol ScannedRow {
    func integer(_ column: Int) -> Int
    /// The bytes of a BLOB, or of a text in UTF-8; empty for NULL.
    func bytes(_ column: Int) -> [UInt8]
    /// Says whether the column holds these bytes, without a copy.
    func holds(_ bytes: [UInt8], _ column: Int) -> Bool
}

extension SQLSession {
    package func runLater(_ sql: String, with values: [[SQLValue]]) throws {
        try runEach(sql, with: values)
    }

    package func foresee(_ sql: String, with values: [SQLValue]) {}

    func runLater(_ sql: String, _ values: (any SQLBindable)...) throws {
        try runLater(sql, with: [values.map(\.sqlValue)])
    }

    @discardableResult
    func run(_ sql: String, _ values: (any SQLBindable)...) throws -> Int {
        try run(sql, with: values.map(\.sqlValue))
    }

    /// Runs an `INSERT` that no conflict can stop; returns the number of the new row.
    @discardableResult
    func insert(_ sql: String, _ values: (any SQLBindable)...) throws -> Int {
        guard let row = try insertEach(sql, with: [values.map(\.sqlValue)])[0] else {
            preconditionFailure("a statement that inserts may meet a conflict")
        }
        return row
    }

    func rows(_ sql: String, _ values: (any SQLBindable)...) throws -> [SQLRow] {
        try rows(sql, with: values.map(\.sqlValue))
    }

    /// The first row that a question gives.
    func row(_ sql: String, _ values: (any SQLBindable)...) throws -> SQLRow? {
        try rows(sql, with: values.map(\.sqlValue)).first
    }

    /// The first column of the first row; nil without a row, and for NULL.
    func value<Value: SQLReadable>(_ sql: String, _ values: (any SQLBindable)...) throws -> Value? {
        try rows(sql, with: values.map(\.sqlValue)).first?[0]
    }

    /// The first column of every row.
    func values<Value: SQLReadable>(_ sql: String, _ values: (any SQLBindable)...) throws -> [Value]
    {
        try rows(sql, with: values.map(\.sqlValue)).map { row in row[0] }
    }
}
