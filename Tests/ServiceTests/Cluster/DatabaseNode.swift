import Foundation
import MailSink
import PostgreSQLServer

/// A PostgreSQL server on a port of loopback, which can be killed, promoted and led back.
final class DatabaseNode: Sendable {
    /// It did not start, or a command of its tools failed.
    struct Failure: Error {
        let output: String
    }

    private static let binaries = "/usr/lib/postgresql/15/bin"

    let port: UInt16
    private let folder: URL
    private let keeper: ChildProcess
    private var data: String { folder.appending(path: "data").path }

    /// Starts a server; one that follows `primary` if there is one.
    init(following primary: DatabaseNode? = nil) throws {
        folder = try PostgreSQLServer.newFolder()
        port = freePort()
        let script = repository.appending(path: "Tests/Support/postgresql_node.sh").path
        let followed = primary.map { ["\($0.port)"] } ?? []
        keeper = try ChildProcess(script, [folder.path, "\(getpid())", "\(port)"] + followed)
        let ready = folder.appending(path: "ready").path
        let isReady = eventually(within: 60) {
            FileManager.default.fileExists(atPath: ready) || !keeper.isRunning
        }
        guard isReady, keeper.isRunning else { throw Failure(output: keeper.output) }
    }

    deinit {
        // What cannot be written or removed is left to the system; the server ends with this process.
        try? Data().write(to: folder.appending(path: "stop"))
        _ = try? keeper.wait()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The address of a database on this server and on `others`, of which the one that takes writes is
    /// meant.
    func address(_ database: String = "recount", or others: UInt16...) -> String {
        Self.address(of: [port] + others, database)
    }

    static func address(of ports: [UInt16], _ database: String = "recount") -> String {
        let hosts = ports.map { "127.0.0.1:\($0)" }.joined(separator: ",")
        return "postgresql://recount@\(hosts)/\(database)?target_session_attrs=read-write"
    }

    /// Runs SQL in a database; returns what it prints, without alignment.
    @discardableResult
    func run(_ sql: String, in database: String = "postgres") throws -> String {
        try finished(
            "psql",
            [
                "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set",
                "ON_ERROR_STOP=1", "--command", sql, "--host", "127.0.0.1", "--port", "\(port)",
                "--username", "recount", database,
            ]
        ).trimmingCharacters(in: .newlines)
    }

    /// The end of what it has logged.
    var log: String {
        let log = FileManager.default.contents(atPath: folder.appending(path: "server.log").path)
        return String(decoding: (log ?? Data()).suffix(2_000), as: UTF8.self)
    }

    // MARK: Faults

    /// Kills the process that leads the others; they find out by themselves.
    func killLeader() throws {
        let leader = try leader()
        kill(leader, SIGKILL)
        waitForEnd(of: leader)
    }

    /// Ends all of its processes in the same moment, as a power cut does.
    func killAll() throws {
        let leader = try leader()
        let children = try String(
            contentsOfFile: "/proc/\(leader)/task/\(leader)/children", encoding: .utf8)
        kill(leader, SIGKILL)
        for child in children.split(separator: " ").compactMap({ pid_t($0) }) {
            kill(child, SIGKILL)
        }
        waitForEnd(of: leader)
    }

    /// Until nobody takes its number for that of a process that runs.
    private func waitForEnd(of process: pid_t) {
        eventually { kill(process, 0) != 0 }
    }

    /// Starts it again, as soon as nothing of what was killed is left.
    func start() throws {
        var failure: (any Error)?
        let isUp = eventually(within: 30) {
            do {
                try control("start")
                return true
            } catch {
                failure = error
                return false
            }
        }
        if !isUp, let failure { throw failure }
    }

    /// Makes a standby the primary, as Patroni does when the old one has gone; nobody has to follow it.
    func promote() throws {
        try control("promote")
        try followNobody()
    }

    /// Commits from now on wait until `standby` has them on its disk.
    func waitForStandby() throws {
        try run("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (standby)'")
        try run("SELECT pg_reload_conf()")
        let question = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
        guard try eventually(within: 30, { try run(question) == "1" }) else {
            throw Failure(output: "no standby is in step")
        }
    }

    /// Commits wait for nobody from now on.
    func followNobody() throws {
        try run("ALTER SYSTEM RESET synchronous_standby_names")
        try run("SELECT pg_reload_conf()")
    }

    /// Leads a primary that was lost back as a standby of the new one, as Patroni does: what it has and the
    /// new one has not goes.
    func rejoin(_ primary: DatabaseNode) throws {
        // Before its first checkpoint the new one's files do not say yet that it went its own way.
        try primary.run("CHECKPOINT")
        let source = "host=127.0.0.1 port=\(primary.port) user=recount application_name=standby"
        try finished(
            "pg_rewind",
            [
                "--target-pgdata", data, "--source-server", "\(source) dbname=postgres",
                "--write-recovery-conf", "--no-sync",
            ])
        // The settings of this server came from the other one.
        let own = "port = \(port)\nunix_socket_directories = '\(folder.path)'\n"
        let file = "\(data)/recount.conf"
        let settings = try String(contentsOfFile: file, encoding: .utf8)
        let kept = settings.split(separator: "\n").filter {
            !$0.hasPrefix("port") && !$0.hasPrefix("unix_socket")
        }
        try Data((kept.joined(separator: "\n") + "\n" + own).utf8).write(to: URL(filePath: file))
        try start()
    }

    private func leader() throws -> pid_t {
        let file = try String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8)
        guard let first = file.split(separator: "\n").first, let leader = pid_t(first) else {
            throw Failure(output: "it does not run")
        }
        return leader
    }

    private func control(_ command: String) throws {
        let log = folder.appending(path: "server.log").path
        try finished("pg_ctl", [command, "--silent", "--wait", "-D", data, "-l", log])
    }

    @discardableResult
    private func finished(_ tool: String, _ arguments: [String]) throws -> String {
        let command = ["\(Self.binaries)/\(tool)"] + arguments
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
        let process =
            geteuid() == 0
            ? try ChildProcess("/usr/bin/setpriv", nobody + command)
            : try ChildProcess(command[0], Array(command.dropFirst()))
        guard try process.wait() == 0 else { throw Failure(output: process.output) }
        return process.output
    }
}
