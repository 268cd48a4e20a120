import Foundation
import Synchronization

/// A program that a test starts; it never outlives its owner.
///
/// What it prints goes to a file, because a child that others start at the same moment may hold its
/// pipes, too.
package final class ChildProcess: Sendable {
    /// It did not end in time.
    package struct StillRunning: Error {}

    private let process: Mutex<Process>
    private let identifier: pid_t
    private let folder: URL

    /// Starts the program at a path.
    package init(_ path: String, _ arguments: [String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "output")
        try Data().write(to: file)
        let output = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        // `Process` is not released when its child has ended, and would keep it open for ever.
        try output.close()
        identifier = process.processIdentifier
        self.process = Mutex(process)
    }

    deinit {
        end()
        // What cannot be removed is left to the system, which clears its temporary files.
        try? FileManager.default.removeItem(at: folder)
    }

    /// What it has printed so far.
    package var output: String {
        let content = FileManager.default.contents(atPath: folder.appending(path: "output").path)
        return String(decoding: content ?? Data(), as: UTF8.self)
    }

    /// Whether it goes on.
    package var isRunning: Bool { status == nil }

    /// Waits for its end, and answers its exit status or the number of the signal that ended it.
    package func wait(seconds: Int = 90) throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let status { return status }
            usleep(2_000)
        }
        throw StillRunning()
    }

    /// Ends it at once, and waits until it is gone.
    package func end() {
        // The number may belong to somebody else once the process has been waited for.
        guard process.withLock(\.isRunning) else { return }
        kill(identifier, SIGKILL)
        _ = try? wait()
    }

    /// The kernel knows of an end first: `Process` hears of it by a descriptor that another child
    /// may hold, and then only when that child has ended as well.
    private var status: Int32? {
        var info = unsafe siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        if unsafe waitid(P_PID, id_t(identifier), &info, options) == 0,
            unsafe info._sifields._sigchld.si_pid == identifier
        {
            return unsafe info._sifields._sigchld.si_status
        }
        return process.withLock { $0.isRunning ? nil : $0.terminationStatus }
    }
}
