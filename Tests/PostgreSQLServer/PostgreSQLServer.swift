package import Foundation
import MailSink
import Synchronization

/// A real server with a cluster of its own, which it takes away with it.
package final class PostgreSQLServer: Sendable {
    /// It did not start, or a command of its tools failed.
    package struct Failure: Error {
        package let output: String
    }

    /// The one that all tests of this process share.
    package static func shared() throws -> PostgreSQLServer { try started.get() }

    private static let started = Result { try PostgreSQLServer() }
    private static let binaries = "/usr/lib/postgresql/15/bin"

    /// Where its socket is.
    package let folder: URL
    private let process: ChildProcess
    private let databases = Atomic(0)

    /// Starts a server.
    package init() throws {
        folder = try Self.newFolder()
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "serve.sh")
        process = try ChildProcess(
            "/bin/bash", [script.path, folder.path, "\(ProcessInfo.processInfo.processIdentifier)"])
        try waitUntilReady()
    }

    deinit {
        // The script is killed with its process and ends nothing then.
        try? stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A folder for a cluster, in memory if possible: a server syncs there as everywhere, but no disk is waited
    /// for, and what is killed here is processes, which memory outlives as a disk does.
    package static func newFolder() throws -> URL {
        let memory = "/dev/shm"
        let parent =
            FileManager.default.isWritableFile(atPath: memory)
            ? URL(filePath: memory) : FileManager.default.temporaryDirectory
        let folder = parent.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func waitUntilReady() throws {
        let ready = folder.appending(path: "ready").path
        let deadline = ContinuousClock.now + .seconds(60)
        while process.isRunning, ContinuousClock.now < deadline {
            if FileManager.default.fileExists(atPath: ready) { return }
            usleep(20_000)
        }
        throw Failure(output: process.output)
    }

    /// The address of a database on it, as the product takes it.
    package func address(of database: String, user: String = "tests") -> String {
        "postgresql://\(user)@/\(database)?host=\(folder.path)"
    }

    /// Makes an empty database; returns its address.
    package func makeDatabase() throws -> String {
        try makeDatabase(as: "CREATE DATABASE %")
    }

    /// Makes a database; `command` has a percent sign for its name.
    package func makeDatabase(as command: String) throws -> String {
        let number = databases.add(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        try run(command.replacing("%", with: name))
        return address(of: name)
    }

    /// Makes a database that holds what the one at `address` holds; returns its address.
    package func copy(of address: String) throws -> String {
        let copy = try makeDatabase()
        let file = folder.appending(path: "\(UUID()).sql").path
        try tool("pg_dump", ["--file", file, "--dbname", address])
        try tool("psql", ["--quiet", "--set", "ON_ERROR_STOP=1", "--file", file, copy])
        return copy
    }

    /// Drops the database at an address that this server gave.
    package func drop(_ address: String) throws {
        guard let name = URL(string: address)?.lastPathComponent else { return }
        try run("DROP DATABASE \(name) WITH (FORCE)")
    }

    /// Runs SQL in the database at `address`, or beside all of them; returns what it prints, without
    /// alignment.
    @discardableResult
    package func run(_ sql: String, in address: String? = nil) throws -> String {
        try tool(
            "psql",
            [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set",
                "ON_ERROR_STOP=1", "--command", sql, address ?? self.address(of: "postgres"),
            ])
    }

    /// Waits until a connection of the product is in a state, a condition on `pg_stat_activity`, and ends it.
    /// Returns whether there was one within ten seconds.
    package func ended(waitingFor state: String, in address: String) throws -> Bool {
        for _ in 0..<200 {
            let ended = try run(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = 'recount' AND \(state)
                """, in: address)
            if ended.contains("t") { return true }
            usleep(50_000)
        }
        return false
    }

    /// Stops it at once and starts it again, as after a failure of its machine.
    package func restart() throws {
        try control(["restart", "-m", "immediate"])
    }

    package func stop() throws { try control(["stop", "-m", "immediate"]) }

    package func start() throws { try control(["start"]) }

    private func control(_ arguments: [String]) throws {
        let data = folder.appending(path: "data").path
        let log = folder.appending(path: "server.log").path
        let all = ["\(Self.binaries)/pg_ctl"] + arguments + ["--wait", "-D", data, "-l", log]
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
        let isRoot = geteuid() == 0
        try finished(
            isRoot ? "/usr/bin/setpriv" : all[0], isRoot ? nobody + all : Array(all.dropFirst()))
    }

    @discardableResult
    private func tool(_ name: String, _ arguments: [String]) throws -> String {
        try finished("\(Self.binaries)/\(name)", arguments)
    }

    @discardableResult
    private func finished(_ path: String, _ arguments: [String]) throws -> String {
        let process = try ChildProcess(path, arguments)
        guard try process.wait() == 0 else { throw Failure(output: process.output) }
        return process.output
    }
}
