import Foundation
import Synchronization

/// One run of the binary under test; it never outlives its owner.
///
/// What it prints goes to files, because a pipe that nobody empties would stop it.
final class BinaryRun: Sendable {
    /// How a run ended.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    struct StillRunning: Error {}

    /// The binary that the package's build has put beside the test bundle.
    static var built: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "recount")
    }

    private let process: Mutex<Process>
    private let identifier: pid_t
    private let folder: TemporaryFolder

    /// Starts `binary` with no environment but the one that is given and the way to the data.
    init(
        _ arguments: [String], environment: [String: String] = [:], binary: URL = built,
        workingFolder: URL? = nil
    ) throws {
        folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        let place = workingFolder ?? folder.url
        let data = Self.data(arguments, environment, in: place)
        process.environment = environment.merging(
            try JourneyDatabases.environment(ofDataIn: data)
        ) { own, _ in own }
        process.currentDirectoryURL = place
        process.standardInput = FileHandle.nullDevice
        let (output, complaints) = try (
            Self.file("out", in: folder), Self.file("err", in: folder)
        )
        (process.standardOutput, process.standardError) = (output, complaints)
        try process.run()
        // `Process` is not released when its child has ended, and would keep them open for ever.
        try output.close()
        try complaints.close()
        identifier = process.processIdentifier
        self.process = Mutex(process)
    }

    deinit {
        kill()
    }

    /// What it has printed so far for programs.
    var output: String { text("out") }
    /// What it has printed so far for people.
    var complaints: String { text("err") }

    /// Waits for the end. Throws when it does not come in time, which is long: a disk that others keep
    /// busy can hold a process up for half a minute.
    ///
    /// It asks the kernel: `Process` hears of an end by a descriptor that a child started at the same
    /// moment may hold too, and then only when that child has ended as well.
    func wait(seconds: Int = 90) throws -> Ending {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let ending = endingToldByKernel ?? endingToldByProcess { return ending }
            usleep(2_000)
        }
        throw StillRunning()
    }

    /// The end of a process that nobody has waited for yet; it stays for `Process` to wait for.
    private var endingToldByKernel: Ending? {
        var info = unsafe siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        guard unsafe waitid(P_PID, id_t(identifier), &info, options) == 0,
            unsafe info._sifields._sigchld.si_pid == identifier
        else { return nil }
        let status = unsafe info._sifields._sigchld.si_status
        return unsafe info.si_code == CLD_EXITED ? .exit(status) : .signal(status)
    }

    private var endingToldByProcess: Ending? {
        process.withLock { process in
            guard !process.isRunning else { return nil }
            return process.terminationReason == .exit
                ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
        }
    }

    /// Stops it where it is, as the host of a virtual machine may, or lets it go on.
    func freeze(_ isFrozen: Bool) { Foundation.kill(identifier, isFrozen ? SIGSTOP : SIGCONT) }

    /// Asks it to end, as a service manager does.
    func terminate() { Foundation.kill(identifier, SIGTERM) }

    /// Ends it as a power cut does, and waits until it is gone. What it has started goes with it: that would
    /// hold the descriptor by which `Process` hears of the end.
    func kill() {
        // The number may belong to somebody else once the process has been waited for.
        guard process.withLock(\.isRunning) else { return }
        Foundation.kill(-identifier, SIGKILL)
        Foundation.kill(identifier, SIGKILL)
        _ = try? wait()
    }

    private func text(_ name: String) -> String {
        let content = FileManager.default.contents(atPath: folder.path(name)) ?? Data()
        return String(decoding: content, as: UTF8.self)
    }

    /// The data folder of a run; nil when nothing names one.
    private static func data(
        _ arguments: [String], _ environment: [String: String], in place: URL
    ) -> String? {
        if let option = arguments.firstIndex(of: "--data") { return arguments[option + 1] }
        return environment["RECOUNT_DATA"]
            .map { URL(filePath: $0, relativeTo: place).absoluteURL.path }
    }

    private static func file(_ name: String, in folder: TemporaryFolder) throws -> FileHandle {
        try FileHandle(forWritingTo: URL(filePath: folder.write("", to: name)))
    }
}
