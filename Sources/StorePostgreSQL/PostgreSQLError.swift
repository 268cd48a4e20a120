import Store
import StoreSQL

/// What a server, or the way to it, gave instead of an answer.
struct PostgreSQLError: Error {
    /// The SQLSTATE (PostgreSQL, appendix A); nil when the connection broke without a word.
    let state: String?
    /// What the server said, without the values of the statement.
    let words: String
    /// Whether the connection is of no more use.
    let isConnectionLost: Bool

    static let lost = PostgreSQLError(
        state: nil, words: "the connection was lost", isConnectionLost: true)

    init(state: String?, words: String, isConnectionLost: Bool) {
        self.state = state
        self.words = words
        self.isConnectionLost = isConnectionLost || state.map(Self.endsConnection) ?? false
    }

    /// A server that stops, starts or takes no more connections (57P01 to 57P05, 53300), one that has
    /// become a standby (25006), and a broken protocol (class 08): another connection may lead to one
    /// that serves.
    private static func endsConnection(_ state: String) -> Bool {
        state.hasPrefix("08") || state.hasPrefix("57P") || state == "25006" || state == "53300"
    }

    /// Whether the same transaction may succeed when it is run again: it has met a deadlock or another
    /// transaction (40P01, 40001), or its connection has gone before it was to be committed.
    var isPassing: Bool { isConnectionLost || state == "40001" || state == "40P01" }
}

extension StoreError {
    /// Runs `work` and gives the engine's errors our names.
    static func translated<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        try translated(by: { (error: PostgreSQLError) in StoreError(error) }, work)
    }

    private init(_ error: PostgreSQLError) {
        guard !error.isConnectionLost else {
            self = .unreachable(reason: error.words)
            return
        }
        switch error.state {
        // disk_full; lock_not_available, query_canceled and the two that passed too often.
        case "53100": self = .full
        case "55P03", "57014", "40001", "40P01": self = .busy
        default: self = .failed(reason: "\(error.words) (\(error.state ?? "no SQLSTATE"))")
        }
    }
}
