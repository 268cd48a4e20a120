import StoreSQL

/// A connection as long as a transaction or a question lasts.
final class PostgreSQLSession: SQLSession {
    /// How many rows are sent before their answers are read. The answers have to fit into the buffers of
    /// the sockets, because nobody takes them meanwhile (libpq, "Pipeline Mode").
    private static let rowsAtOnce = 256

    private let connection: PostgreSQLConnection
    /// What begins the transaction, and whose answers nobody needs; it goes out with the next statement.
    private var waiting: [SQLCommand]
    private var actions: [@Sendable () -> Void] = []

    init(_ connection: PostgreSQLConnection, opening: [SQLCommand]) {
        self.connection = connection
        waiting = opening
    }

    /// Whether anything was asked.
    private(set) var hasBegun = false

    func run(_ sql: String, with values: [SQLValue]) throws -> Int {
        var changed = 0
        try exchange([SQLCommand(sql, values)]) { changed = $1.changed }
        return changed
    }

    func runEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int] {
        try each(sql, values) { $0.changed }
    }

    func runLater(_ sql: String, with values: [[SQLValue]]) throws {
        hasBegun = true
        guard values.count > 1, let insertion = connection.insertion(sql),
            insertion.takes(values[...])
        else {
            waiting += values.map { SQLCommand(sql, $0) }
            return
        }
        waiting += insertion.commands(for: values[...])
    }

    func insertEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int?] {
        guard values.count > 1, let insertion = connection.insertion(sql),
            insertion.takes(values[...])
        else {
            return try each(sql + " RETURNING id", values) { $0.rowCount > 0 ? $0.integer(0) : nil }
        }
        var numbers: [Int?] = []
        for start in stride(from: 0, to: values.count, by: Self.rowsAtOnce) {
            let rows = values[start..<min(start + Self.rowsAtOnce, values.count)]
            numbers += insertion.numbers(of: rows, made: try insert(rows, by: insertion))
        }
        return numbers
    }

    private func insert(
        _ rows: ArraySlice<[SQLValue]>, by insertion: RowInsertion
    ) throws -> [(number: Int, key: Int?)] {
        var made: [(number: Int, key: Int?)] = []
        try exchange(insertion.commands(for: rows)) { _, result in
            for row in 0..<result.rowCount {
                let key = insertion.key == nil ? nil : result.integer(row, 1)
                made.append((result.integer(row, 0), key))
            }
        }
        return made
    }

    /// What `read` makes of the answer to each run of a statement; many runs share one round trip.
    private func each<Value>(
        _ sql: String, _ values: [[SQLValue]], _ read: (PostgreSQLResult) -> Value
    ) throws -> [Value] {
        var answers: [Value] = []
        answers.reserveCapacity(values.count)
        for start in stride(from: 0, to: values.count, by: Self.rowsAtOnce) {
            let rows = values[start..<min(start + Self.rowsAtOnce, values.count)]
            try exchange(rows.map { SQLCommand(sql, $0) }) { answers.append(read($1)) }
        }
        return answers
    }

    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try exchange([SQLCommand(sql, values)]) { _, result in
            let columns = result.columns
            rows = (0..<result.rowCount).map { SQLRow(columns, result.values(ofRow: $0)) }
        }
        return rows
    }

    func scan(
        _ sql: String, with values: [SQLValue], _ body: (any ScannedRow) throws -> Void
    ) throws {
        try connection.scan(takeWaiting() + [SQLCommand(sql, values)]) { try body($0) }
    }

    func afterCommit(_ action: @escaping @Sendable () -> Void) { actions.append(action) }

    /// Does what waits for the commit.
    func didCommit() {
        for action in actions { action() }
    }

    /// Hands the answers to the commands to `body`, without those to what has waited.
    private func exchange(
        _ commands: [SQLCommand], _ body: (Int, PostgreSQLResult) throws -> Void
    ) throws {
        let waiting = takeWaiting()
        try connection.exchange(waiting + commands) { place, result in
            if place >= waiting.count { try body(place - waiting.count, result) }
        }
    }

    /// What has to be sent before anything else, the commit too.
    func takeWaiting() -> [SQLCommand] {
        hasBegun = true
        let taken = waiting
        waiting = []
        return taken
    }
}
