import Foundation
package import Store
import StoreSQL

/// A database on a server, as far as one can look at it without working on it.
package struct ServerDatabase: Sendable {
    private let address: String

    /// The database at a connection string of libpq.
    package init(_ address: String) {
        self.address = address
    }

    /// The migrations that are to be run before this version can work on it, in their order; none for an
    /// empty database.
    ///
    /// - Throws: ``StoreError/schemaTooNew``, ``StoreError/unreachable(reason:)`` and
    ///   ``StoreError/unsuitable(reason:)``.
    package func pending() throws(StoreError) -> [String] {
        try StoreError.translated { try Schema.pending(connection()) }
    }

    /// Takes the lock that servers everywhere share while they use the database, and whoever upgrades
    /// or moves it holds alone; nil when another process holds it. It lasts as long as its connection.
    package func lock(_ mode: FileLock.Mode) throws(StoreError) -> ServerLock? {
        try StoreError.translated { try ServerLock(connection(), mode) }
    }

    private func connection() throws -> PostgreSQLConnection {
        try ServerSettings(lockPatience: .seconds(10)).prepared(ServerAddress(address).connect())
    }

    /// The address without its password, for people.
    package static func shownAddress(_ address: String) -> String {
        guard var parts = URLComponents(string: address) else { return "postgresql://…" }
        parts.password = nil
        parts.queryItems = parts.queryItems?.filter { !$0.name.contains("password") }
        if parts.queryItems?.isEmpty == true { parts.queryItems = nil }
        return parts.string ?? "postgresql://…"
    }
}

/// A lock in a database that other processes respect, whatever machine they are on.
package final class ServerLock: Sendable {
    private let connection: PostgreSQLConnection

    init?(_ connection: PostgreSQLConnection, _ mode: FileLock.Mode) throws {
        let name = mode == .shared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock"
        let session = PostgreSQLSession(connection, opening: [])
        // Another one than that of each write.
        let taken = try session.rows("SELECT \(name)(\(Schema.lock + 1))", with: [])
        guard taken.first?[0] == true else { return nil }
        self.connection = connection
    }
}
