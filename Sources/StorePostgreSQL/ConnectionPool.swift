import Dispatch
import Store
import StoreSQL
import Synchronization

/// The connections to the server: as many as are used at the same time, up to a limit.
final class ConnectionPool: Sendable {
    /// How many may be open.
    private static let limit = 8
    /// How long a connection may have rested before it is asked whether it still works.
    private static let trustedRest = Duration.seconds(30)
    /// For how long nobody else tries to connect after somebody could not.
    private static let pause = Duration.milliseconds(500)
    /// How long to wait for a connection that others have.
    private static let patience = DispatchTimeInterval.seconds(10)

    private struct State {
        var idle: [PostgreSQLConnection] = []
        var failure: (error: PostgreSQLError, moment: ContinuousClock.Instant)?
    }

    private let address: ServerAddress
    private let settings: ServerSettings
    private let state = Mutex(State())
    private let places = DispatchSemaphore(value: limit)

    init(_ address: ServerAddress, _ settings: ServerSettings) {
        (self.address, self.settings) = (address, settings)
    }

    /// Lends a connection to `work`; a new one if `isFresh` says so. It is kept when no transaction is
    /// open in it afterwards.
    ///
    /// - Throws: ``PostgreSQLError`` when there is no way to the server, ``StoreError/busy`` when all
    ///   connections are taken for too long; and what `work` throws.
    func withConnection<Value>(
        isFresh: Bool = false, _ work: (PostgreSQLConnection) throws -> Value
    ) throws -> Value {
        guard places.wait(timeout: .now() + Self.patience) == .success else {
            throw StoreError.busy
        }
        defer { places.signal() }
        if isFresh { forget() }
        let connection = try rested() ?? connect()
        defer { giveBack(connection) }
        return try work(connection)
    }

    /// Closes all connections that nobody uses.
    func forget() {
        let idle = state.withLock { state in
            let idle = state.idle
            state.idle = []
            return idle
        }
        // They are closed here, when nobody waits for the lock.
        withExtendedLifetime(idle) {}
    }

    /// A connection that waits and still works; nil when there is none.
    private func rested() -> PostgreSQLConnection? {
        guard let connection = state.withLock({ $0.idle.popLast() }) else { return nil }
        guard connection.lastUse.duration(to: .now) > Self.trustedRest else { return connection }
        do {
            try connection.exchange([SQLCommand("SELECT 1")])
            return connection
        } catch {
            // What broke one has most likely broken all that rested as long.
            forget()
            return nil
        }
    }

    private func giveBack(_ connection: PostgreSQLConnection) {
        guard !connection.isBroken, connection.isKept else { return }
        connection.noteUse()
        state.withLock { $0.idle.append(connection) }
    }

    /// A new connection. While there is no way to the server, one caller after the other tries it and the
    /// others do not wait.
    private func connect() throws -> PostgreSQLConnection {
        let failure = state.withLock(\.failure)
        if let failure, failure.moment.duration(to: .now) < Self.pause { throw failure.error }
        do {
            let connection = try settings.prepared(address.connect())
            state.withLock { $0.failure = nil }
            return connection
        } catch let error as PostgreSQLError {
            state.withLock { $0.failure = (error, .now) }
            throw error
        }
    }
}
