import Foundation
import Synchronization

/// One of several servers on one database: its own data folder with the common key, on a port that stays
/// its own.
final class ClusterServer: Sendable {
    let port: UInt16
    let data: TemporaryFolder
    private let database: String
    private let environment: [String: String]
    private let process: Mutex<RecountProcess>

    /// Starts a server on the database at an address, with the key of `other` unless it is the first.
    init(
        on database: String, like other: ClusterServer? = nil, environment: [String: String] = [:]
    ) throws {
        (data, port) = (try TemporaryFolder(), freePort())
        (self.database, self.environment) = (database, environment)
        if let other {
            let files = FileManager.default
            try files.createDirectory(
                atPath: data.path("instance"), withIntermediateDirectories: true)
            try files.copyItem(
                atPath: other.data.path("instance/recount.key"),
                toPath: data.path("instance/recount.key"))
        }
        process = Mutex(
            try RecountProcess(
                on: data, port: port, database: database, environment: environment))
    }

    /// A new connection to it, past whatever spreads requests.
    func client() -> HTTPClient { HTTPClient(port: port) }

    /// Kills it, and starts it again after a moment, as systemd does.
    func killAndRestart() throws {
        process.withLock(\.self).kill()
        usleep(500_000)
        let next = try RecountProcess(
            on: data, port: port, database: database, environment: environment)
        process.withLock { $0 = next }
    }

    /// The process that runs now.
    var running: RecountProcess { process.withLock(\.self) }
}
