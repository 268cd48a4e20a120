import StoreSQL

/// A connection as long as a transaction or a question lasts.
final class PostgreSQLSession: SQLSession {
    /// How many rows are sent before their answers are read. The answers have to fit into the buffers of
    /// the sockets, because nobody takes them meanwhile (libpq, "Pipeline Mode").
    private static let rowsAtOnce = 256

    private struct Question: Hashable {
        let sql: String
        let values: [SQLValue]
    }

    private let connection: PostgreSQLConnection
    /// What begins the transaction, and whose answers nobody needs; it goes out with the next statement.
    private var waiting: [SQLCommand]
    /// What is asked along with the next statement, and the answers to what was.
    private var expected: [Question] = []
    private var foreseen: [Question: [SQLRow]] = [:]
    private var actions: [@Sendable () -> Void] = []

    init(_ connection: PostgreSQLConnection, opening: [SQLCommand]) {
        self.connection = connection
        waiting = opening
    }

    /// Whether anything was asked.
    private(set) var hasBegun = false

    func run(_ sql: String, with values: [SQLValue]) throws -> Int {
        forgetForeseen()
        var changed = 0
        try exchange([SQLCommand(sql, values)]) { changed = $1.changed }
        return changed
    }

    func runEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int] {
        try each(sql, values) { $0.changed }
    }

    func runLater(_ sql: String, with values: [[SQLValue]]) throws {
        guard !values.isEmpty else { return }
        forgetForeseen()
        hasBegun = true
        if let rows = try together(sql, values) {
            waiting.append(try rows.command(for: values[...]))
        } else {
            waiting += try values.map { try SQLCommand(sql, $0) }
        }
    }

    func insertEach(_ sql: String, with values: [[SQLValue]]) throws -> [Int?] {
        guard let insertion = try together(sql, values) as? RowInsertion else {
            return try each(sql + " RETURNING id", values) { $0.rowCount > 0 ? $0.integer(0) : nil }
        }
        var numbers: [Int?] = []
        for start in stride(from: 0, to: values.count, by: Self.rowsAtOnce) {
            let rows = values[start..<min(start + Self.rowsAtOnce, values.count)]
            numbers += insertion.numbers(of: rows, made: try insert(rows, by: insertion))
        }
        return numbers
    }

    /// How a statement is run for these rows at once; nil when they go one by one.
    private func together(_ sql: String, _ rows: [[SQLValue]]) throws -> (any RowsTogether)? {
        guard rows.count > 1, let together = try connection.together(sql),
            together.takes(rows[...])
        else { return nil }
        return together
    }

    private func insert(
        _ rows: ArraySlice<[SQLValue]>, by insertion: RowInsertion
    ) throws -> [(number: Int, key: Int?)] {
        forgetForeseen()
        var made: [(number: Int, key: Int?)] = []
        try exchange([insertion.answeredCommand(for: rows)]) { _, result in
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
            forgetForeseen()
            try exchange(try rows.map { try SQLCommand(sql, $0) }) { answers.append(read($1)) }
        }
        return answers
    }

    func foresee(_ sql: String, with values: [SQLValue]) {
        expected.append(Question(sql: sql, values: values))
    }

    func rows(_ sql: String, with values: [SQLValue]) throws -> [SQLRow] {
        if let known = foreseen.removeValue(forKey: Question(sql: sql, values: values)) {
            return known
        }
        var rows: [SQLRow] = []
        try exchange([SQLCommand(sql, values)]) { rows = $1.rows }
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

    /// Hands the answers to the commands to `body`, without those to what has waited and to what is foreseen.
    private func exchange(
        _ commands: [SQLCommand], _ body: (Int, PostgreSQLResult) throws -> Void
    ) throws {
        let (waiting, questions) = (takeWaiting(), expected)
        expected = []
        let asked = try questions.map { try SQLCommand($0.sql, $0.values) }
        try connection.exchange(waiting + commands + asked) { place, result in
            let place = place - waiting.count
            if place >= commands.count {
                foreseen[questions[place - commands.count]] = result.rows
            } else if place >= 0 {
                try body(place, result)
            }
        }
    }

    /// What was foreseen may have another answer after a change.
    private func forgetForeseen() { foreseen.removeAll() }

    /// What has to be sent before anything else, the commit too.
    func takeWaiting() -> [SQLCommand] {
        hasBegun = true
        let taken = waiting
        waiting = []
        return taken
    }
}
