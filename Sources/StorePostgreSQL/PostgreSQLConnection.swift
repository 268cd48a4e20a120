import CPostgreSQL
import Store
import StoreSQL

/// Owns a connection to the server, with its statements prepared once.
///
/// It stays in libpq's pipeline mode: whatever is sent together costs one round trip together.
@safe
// Unchecked, because the compiler cannot see it: the pool takes a connection out of its list, behind a lock,
// before it lends it, so that one thread at a time has it and changes it; libpq asks for no more than that.
final class PostgreSQLConnection: @unchecked Sendable {
    /// What an answer belongs to.
    private enum Awaited {
        case preparation(Prepared)
        case answer
    }

    private struct Prepared: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private let handle: OpaquePointer
    private var names: [Prepared: String] = [:]
    private var together: [String: (any RowsTogether)?] = [:]
    private var nameCount = 0
    private var awaited: [Awaited] = []
    /// Whether something was sent whose answers were not all read: nobody could tell them from others.
    private var isOutOfStep = false
    /// When it was given back last.
    private(set) var lastUse = ContinuousClock.now

    /// Takes over a connection that libpq has made.
    @unsafe init(_ handle: OpaquePointer) {
        unsafe self.handle = handle
        _ = unsafe recount_pq_enter_pipeline_mode(handle)
    }

    deinit {
        unsafe recount_pq_finish(handle)
    }

    /// Whether it is of no more use.
    var isBroken: Bool { isOutOfStep || isGone }

    private var isGone: Bool { unsafe recount_pq_status(handle) == CONNECTION_BAD }

    /// Whether no transaction is open and no answer awaited.
    var isIdle: Bool {
        awaited.isEmpty && (unsafe recount_pq_transaction_status(handle) == PQTRANS_IDLE)
    }

    /// Whether it can be used again: nothing is open, or all that is open ends by what was sent last.
    var isKept: Bool { !isBroken && (isIdle || !awaited.isEmpty) }

    /// How a statement is run for many rows at once; nil for one that cannot.
    func together(_ sql: String) throws -> (any RowsTogether)? {
        if let known = together[sql] { return known }
        let rows: (any RowsTogether)? =
            try RowInsertion(sql, columnTypes: columnTypes)
            ?? RowDeletion(sql, columnTypes: columnTypes)
        together[sql] = .some(rows)
        return rows
    }

    /// The types of a table's columns by their SQL names.
    private func columnTypes(of table: String) throws -> [String: String] {
        var types: [String: String] = [:]
        let question = """
            SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
            """
        try exchange([SQLCommand(question, [.text(table)])]) { _, result in
            for row in result.rows { types[row[0]] = row[1] as String }
        }
        return types
    }

    func noteUse() { lastUse = .now }

    /// Runs commands in one round trip and hands each answer to `body` with the command's place.
    ///
    /// - Throws: ``PostgreSQLError`` of the first that fails; none behind it is run.
    func exchange(
        _ commands: [SQLCommand], _ body: (Int, PostgreSQLResult) throws -> Void = { _, _ in }
    ) throws {
        try send(commands)
        try receive(body)
    }

    /// Runs a command whose answer nobody waits for; it is read before the next one is sent.
    func send(later command: SQLCommand) throws {
        try send([command])
        isOutOfStep = false
    }

    /// Runs commands and hands each row of the last one's answer to `body` as it comes in.
    func scan(_ commands: [SQLCommand], _ body: (PostgreSQLResult) throws -> Void) throws {
        try send(commands)
        let isLastPrepared = awaited.count - 1
        var failure: (any Error)?
        for (place, awaited) in takeAwaited().enumerated() {
            if place == isLastPrepared {
                try eachRow(failure: &failure, body)
            } else {
                try take(awaited, failure: &failure) { _ in }
            }
        }
        try takeSynchronisation()
        if let failure { throw failure }
    }

    /// Runs a script of several statements outside of pipeline mode, as migrations are.
    func run(script: String) throws {
        try catchUp()
        guard unsafe recount_pq_exit_pipeline_mode(handle) == 1 else { throw PostgreSQLError.lost }
        defer { _ = unsafe recount_pq_enter_pipeline_mode(handle) }
        guard let pointer = unsafe recount_pq_exec(handle, script) else {
            throw PostgreSQLError.lost
        }
        let result = unsafe PostgreSQLResult(pointer)
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: throw result.error(isConnectionLost: isBroken)
        }
    }
}

// MARK: - Sending

extension PostgreSQLConnection {
    /// Sends commands that cost one round trip together.
    private func send(_ commands: [SQLCommand]) throws {
        try catchUp()
        isOutOfStep = true
        for command in commands { try send(command) }
        guard unsafe recount_pq_pipeline_sync(handle) == 1 else { throw PostgreSQLError.lost }
    }

    private func send(_ command: SQLCommand) throws {
        let name = try prepare(Prepared(sql: command.sql, types: command.values.types))
        let isSent = unsafe command.values.withPointers {
            unsafe recount_pq_send_query_prepared(handle, name, $0, $1, $2, $3)
        }
        guard isSent == 1 else { throw PostgreSQLError.lost }
        awaited.append(.answer)
    }

    /// The name of a prepared statement, whose preparation is sent when it is new.
    private func prepare(_ statement: Prepared) throws -> String {
        if let name = names[statement] { return name }
        nameCount += 1
        let name = "s\(nameCount)"
        let isSent = unsafe recount_pq_send_prepare(
            handle, name, Placeholders.numbered(statement.sql), Int32(statement.types.count),
            statement.types)
        guard isSent == 1 else { throw PostgreSQLError.lost }
        names[statement] = name
        awaited.append(.preparation(statement))
        return name
    }
}

// MARK: - Receiving

extension PostgreSQLConnection {
    /// Reads the answers that nobody has waited for.
    private func catchUp() throws {
        guard !awaited.isEmpty else { return }
        isOutOfStep = true
        try receive { _, _ in }
    }

    private func takeAwaited() -> [Awaited] {
        let taken = awaited
        awaited.removeAll(keepingCapacity: true)
        return taken
    }

    private func receive(_ body: (Int, PostgreSQLResult) throws -> Void) throws {
        var failure: (any Error)?
        var place = 0
        for awaited in takeAwaited() {
            try take(awaited, failure: &failure) {
                try body(place, $0)
                place += 1
            }
        }
        try takeSynchronisation()
        if let failure { throw failure }
    }

    /// Takes the answer to what was sent, and the end behind it.
    private func take(
        _ awaited: Awaited, failure: inout (any Error)?,
        _ body: (PostgreSQLResult) throws -> Void
    ) throws {
        let result = try next()
        switch result.status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            if case .answer = awaited, failure == nil {
                do { try body(result) } catch { failure = error }
            }
        default:
            if case .preparation(let statement) = awaited { names[statement] = nil }
            try note(result, failure: &failure)
        }
        try takeEnd()
    }

    /// Remembers the first error. What comes behind it was not run (`PGRES_PIPELINE_ABORTED`).
    private func note(_ result: PostgreSQLResult, failure: inout (any Error)?) throws {
        guard !isGone else { throw result.error(isConnectionLost: true) }
        guard result.status != PGRES_PIPELINE_ABORTED else { return }
        failure = failure ?? result.error(isConnectionLost: false)
    }

    /// Takes the rows of the answer that is next one by one; after a failure they are let pass.
    private func eachRow(
        failure: inout (any Error)?, _ body: (PostgreSQLResult) throws -> Void
    ) throws {
        _ = unsafe recount_pq_set_single_row_mode(handle)
        while let pointer = unsafe recount_pq_get_result(handle) {
            let result = unsafe PostgreSQLResult(pointer)
            switch result.status {
            case PGRES_SINGLE_TUPLE where failure == nil:
                do { try body(result) } catch { stop(for: error, &failure) }
            case PGRES_SINGLE_TUPLE, PGRES_TUPLES_OK: break
            default: try note(result, failure: &failure)
            }
        }
        guard !isGone else { throw PostgreSQLError.lost }
    }

    /// The rows that are still to come are not wanted.
    private func stop(for error: any Error, _ failure: inout (any Error)?) {
        failure = error
        unsafe recount_pq_cancel(handle)
    }

    private func next() throws -> PostgreSQLResult {
        guard let pointer = unsafe recount_pq_get_result(handle) else { throw PostgreSQLError.lost }
        return unsafe PostgreSQLResult(pointer)
    }

    private func takeEnd() throws {
        guard let pointer = unsafe recount_pq_get_result(handle) else {
            guard !isGone else { throw PostgreSQLError.lost }
            return
        }
        throw unsafe PostgreSQLResult(pointer).error(isConnectionLost: true)
    }

    private func takeSynchronisation() throws {
        let result = try next()
        guard result.status == PGRES_PIPELINE_SYNC else {
            throw result.error(isConnectionLost: true)
        }
        isOutOfStep = false
    }
}
