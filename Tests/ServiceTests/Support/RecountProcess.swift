import Foundation
import Testing

/// The product, serving on a free port of loopback from a data folder.
final class RecountProcess: Sendable {
    struct NotServing: Error {
        let complaints: String
    }

    let data: TemporaryFolder
    let port: UInt16
    private let run: BinaryRun
    /// The options that say which installation is meant.
    private let place: [String]

    /// What people and programs are told apart by is off here, where programs stand for people; the
    /// tests of it switch it on.
    /// Mails stay in the outbox, but for the tests of their sending.
    private static let environment = [
        "RECOUNT_GUARD_CHALLENGE": "off", "RECOUNT_MAIL_TRANSPORT": "off",
    ]

    /// Starts to serve, on the folder of an instance to go on with or on a new one, and returns as
    /// soon as it says where; on a free port if `port` is 0, and on the `database` that is named.
    init(
        on data: TemporaryFolder? = nil, port: UInt16 = 0, database: String? = nil,
        arguments: [String] = [],
        environment: [String: String] = [:], binary: URL = BinaryRun.built, launcher: URL? = nil
    ) throws {
        self.data = try data ?? TemporaryFolder()
        let command = launcher == nil ? [] : [binary.path]
        place =
            ["--data", self.data.path("instance")] + (database.map { ["--database", $0] } ?? [])
        run = try BinaryRun(
            command + place + ["serve", "--listen", "127.0.0.1:\(port)"] + arguments,
            environment: environment.merging(Self.environment) { own, _ in own },
            binary: launcher ?? binary)
        self.port = try Self.port(of: run)
    }

    /// Starts to serve an instance when so much time has passed, for example `+13h` or `+30d`.
    ///
    /// `env` stands before the program, because Swift does not find the arguments of the program that
    /// is the first to load libfaketime.
    convenience init(
        on data: TemporaryFolder, later time: String, environment: [String: String] = [:]
    ) throws {
        let clock = try [
            "LD_PRELOAD": Self.otherClock(), "FAKETIME": time, "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
        try self.init(
            on: data, environment: environment.merging(clock) { _, clock in clock },
            launcher: URL(filePath: "/usr/bin/env"))
    }

    private static func otherClock() throws -> String {
        let libraries = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib")
        let clock = libraries.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
            .first(where: FileManager.default.fileExists)
        return try #require(clock, "libfaketime is missing; run ‘make test’, which installs it")
    }

    /// What it has logged so far.
    var log: String { run.complaints }
    /// What it has printed so far.
    var output: String { run.output }

    /// A new connection to it.
    func client() -> HTTPClient { HTTPClient(port: port) }

    /// Runs another command on the same data.
    func command(_ arguments: String...) throws -> CommandLineTool.Result {
        try command(arguments)
    }

    /// The same for arguments in a list.
    func command(_ arguments: [String]) throws -> CommandLineTool.Result {
        try CommandLineTool.run(place + arguments)
    }

    /// What waits to be sent once every request was looked at, as ‘outbox list’ shows it.
    func outbox() throws -> String {
        var output = ""
        eventually {
            output = (try? command("outbox", "list").output) ?? ""
            return !output.isEmpty && !output.contains("requests wait")
        }
        return output
    }

    /// Ends it as a power cut does.
    func kill() { run.kill() }

    /// Stops it where it is, or lets it go on.
    func freeze(_ isFrozen: Bool) { run.freeze(isFrozen) }

    /// Asks it to end.
    func terminate() { run.terminate() }

    /// Waits until it has ended.
    func ending() throws -> BinaryRun.Ending { try run.wait() }

    private static func port(of run: BinaryRun) throws -> UInt16 {
        let address = /Recount serves http:\/\/127\.0\.0\.1:([0-9]+)\/\n/
        var port: UInt16?
        eventually {
            port = run.output.firstMatch(of: address).flatMap { UInt16($0.output.1) }
            return port != nil
        }
        guard let port else { throw NotServing(complaints: run.complaints) }
        return port
    }
}

/// Looks again and again until `condition` holds, at most for so many seconds. Says whether it came true.
@discardableResult
func eventually(
    within seconds: Int = 20, _ condition: () throws -> Bool
) rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try condition() { return true }
        usleep(5_000)
    }
    return false
}
