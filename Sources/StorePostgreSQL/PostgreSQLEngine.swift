import CPostgreSQL
import Dispatch
import Foundation
package import Store
package import StoreSQL
import Synchronization
import Values

/// PostgreSQL: a server that several processes on several machines may use at once.
///
/// One lock makes all who write wait for each other, whatever machine they are on, as SQLite has one
/// writer: what a transaction has read holds until its end.
package final class PostgreSQLEngine: SQLEngine {
    /// How many seconds a write waits before it tries again.
    private static let pause = 0.1

    let pool: ConnectionPool
    /// How long a write tries to get through to the server, and waits for others that write.
    private let patience: Duration
    private let writer = Writer()
    /// In one process too they wait here, and not each with a connection of its own.
    private let turn = DispatchSemaphore(value: 1)

    /// Connects to the server at `address`, a connection string of libpq, and brings the schema up to date.
    ///
    /// - Throws: ``StoreError/schemaTooNew`` when a newer version has migrated it,
    ///   ``StoreError/unreachable(reason:)`` and ``StoreError/unsuitable(reason:)``, which say what to do.
    package init(
        _ address: String, patience: Duration = .seconds(10)
    ) throws(StoreError) {
        self.patience = patience
        pool = ConnectionPool(
            try ServerAddress(address), ServerSettings(lockPatience: patience))
        try StoreError.translated { try pool.withConnection(Schema.bringUpToDate) }
    }

    package func write<Value>(
        _ updates: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        let patience = DispatchTimeInterval.milliseconds(Int(patience / .milliseconds(1)))
        guard turn.wait(timeout: .now() + patience) == .success else { throw .busy }
        defer { turn.signal() }
        let end = ContinuousClock.now + self.patience
        return try StoreError.translated {
            try Self.persistently(until: end) { try transaction(updates, until: end) }
        }
    }

    package func read<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try ask(question, opening: [SQLCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")])
    }

    package func readOnce<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try ask(question, opening: [])
    }

    package let wording = SQLWording(
        decisions: """
            SELECT response_id, subscriber_id, consent_act.id AS act_id, context_id,
                value ->> 0 AS purpose, value ->> 2 AS status
            FROM consent_act, json_array_elements(decisions)
            """,
        columns: """
            SELECT t.relname::text, a.attname::text,
                coalesce(array_position(k.conkey, a.attnum), 0)::bigint, a.attnotnull::int::bigint
            FROM pg_class AS t JOIN pg_attribute AS a ON a.attrelid = t.oid
                LEFT JOIN pg_constraint AS k ON k.conrelid = t.oid AND k.contype = 'p'
            WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
                AND t.relname NOT IN (
                    'schema_migration', 'writer', 'publication', 'move', 'answer_sheet')
                AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY t.relname, a.attnum
            """,
        references: """
            SELECT t.relname::text, a.attname::text, o.relname::text
            FROM pg_constraint AS k JOIN pg_class AS t ON t.oid = k.conrelid
                JOIN pg_class AS o ON o.oid = k.confrelid
                JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
            WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace
            ORDER BY t.relname, a.attname
            """,
        numbering: { table in
            """
            SELECT setval(pg_get_serial_sequence('"\(table)"', 'id'), coalesce(max(id), 0) + 1, false)
            FROM "\(table)"
            """
        })
}

// MARK: - Reading

extension PostgreSQLEngine {
    /// Asks once more where the connection turns out to be gone; then there is no way to the server, and
    /// whoever waits for a page is better told so at once.
    private func ask<Value>(
        _ question: (any SQLSession) throws -> Value, opening: [SQLCommand]
    ) throws(StoreError) -> Value {
        try StoreError.translated {
            do {
                return try pool.withConnection { try ask(question, opening, $0) }
            } catch let error as PostgreSQLError where error.isConnectionLost {
                return try pool.withConnection(isFresh: true) { try ask(question, opening, $0) }
            }
        }
    }

    private func ask<Value>(
        _ question: (any SQLSession) throws -> Value, _ opening: [SQLCommand],
        _ connection: PostgreSQLConnection
    ) throws -> Value {
        let session = PostgreSQLSession(connection, opening: opening)
        let isTransaction = !opening.isEmpty
        do {
            let value = try question(session)
            if isTransaction, session.hasBegun {
                try connection.send(later: SQLCommand("COMMIT"))
            }
            return value
        } catch {
            if isTransaction { connection.rollBack() }
            throw error
        }
    }
}

// MARK: - Writing

extension PostgreSQLEngine {
    /// The first statement behind the lock sees what was committed before: in READ COMMITTED each one has a
    /// snapshot of its own.
    private static let opening = [
        SQLCommand("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
        // Whoever has the lock and is not heard of any more, frozen or cut off, loses it before others lose
        // patience.
        SQLCommand(
            """
            SELECT pg_advisory_xact_lock(\(Schema.lock)),
                set_config('idle_in_transaction_session_timeout', '8s', true)
            """),
    ]

    /// Tries again what has failed for a passing reason.
    private static func persistently<Value>(
        until end: ContinuousClock.Instant, _ work: () throws -> Value
    ) throws -> Value {
        while true {
            do {
                return try work()
            } catch let error as PostgreSQLError where error.isPassing && .now < end {
                Thread.sleep(forTimeInterval: pause)
            }
        }
    }

    private func transaction<Value>(
        _ updates: (any SQLSession) throws -> Value, until end: ContinuousClock.Instant
    ) throws -> Value {
        let mark = writer.nextMark()
        return try pool.withConnection { connection in
            let session = PostgreSQLSession(
                connection, opening: try Self.opening + [writer.noting(mark)])
            let value: Value
            do {
                value = try updates(session)
            } catch {
                connection.rollBack()
                throw error
            }
            if session.hasBegun { try commit(mark, session, connection, until: end) }
            session.didCommit()
            return value
        }
    }

    /// Commits. Where the connection is lost meanwhile, another one tells whether the transaction was
    /// committed: only if it was not, it may be run again.
    private func commit(
        _ mark: Int, _ session: PostgreSQLSession, _ connection: PostgreSQLConnection,
        until end: ContinuousClock.Instant
    ) throws {
        do {
            try connection.commit(behind: session.takeWaiting())
        } catch let error as PostgreSQLError where error.isConnectionLost {
            guard try isCommitted(mark, until: end) else { throw error }
        }
    }

    private func isCommitted(_ mark: Int, until end: ContinuousClock.Instant) throws -> Bool {
        do {
            return try Self.persistently(until: end) {
                try pool.withConnection(isFresh: true) { connection in
                    // Who has the lock finds the other transaction at its end.
                    let session = PostgreSQLSession(connection, opening: Self.opening)
                    defer { connection.rollBack() }
                    guard try writer.lastMark(session) == mark else { return false }
                    // A server that came back may have it before the standby does. The standby has all
                    // before this transaction when it has this one.
                    try connection.commit(behind: [writer.noting(mark)])
                    return true
                }
            }
        } catch {
            throw StoreError.uncertain
        }
    }
}

extension PostgreSQLConnection {
    /// Commits a transaction that was begun; a failed one would be rolled back without an error.
    ///
    /// Where somebody ends the wait for a synchronous standby, or a time-out does, PostgreSQL says that it
    /// is committed and warns that the standby may not have it: that is as if nothing had been heard.
    fileprivate func commit(behind changes: [SQLCommand]) throws {
        var tag = ""
        _ = recount_pq_take_warning()
        try exchange(changes + [SQLCommand("COMMIT")]) { tag = $1.tag }
        guard tag == "COMMIT" else {
            throw StoreError.failed(reason: "a transaction was rolled back")
        }
        guard !recount_pq_take_warning() else { throw PostgreSQLError.lost }
    }

    /// Ends a transaction without a trace. A connection in which that fails is not kept.
    fileprivate func rollBack() {
        guard !isBroken, !isIdle else { return }
        try? exchange([SQLCommand("ROLLBACK")])
    }
}
