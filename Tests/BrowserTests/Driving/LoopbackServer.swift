import Foundation
import Glibc
import Synchronization

/// A program that serves on loopback and says on which port in its first lines.
final class LoopbackServer: Sendable {
    /// The program ended, or was silent for too long, before it named its port.
    struct Unready: Error {
        let program: String
        let output: String
    }

    private static let patience: Int32 = 20_000

    let port: UInt16
    private let process: Process

    /// Starts the program and waits for a line in which `announcement` stands before the port.
    init(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:],
        announcement: String
    ) throws {
        let pipe = Pipe()
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { _, own in own }
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var output = ""
        while let more = Self.read(pipe) {
            output += more
            if let port = Self.port(in: output, after: announcement) {
                self.port = port
                return
            }
        }
        Self.end(process)
        throw Unready(program: program.lastPathComponent, output: output)
    }

    var client: LoopbackClient { LoopbackClient(port: port) }

    /// Ends the program and waits until it is gone.
    func stop() { Self.end(process) }

    /// Tests run on threads that block signals, and a program that they start inherits that: not
    /// every one takes note of a request to end.
    private static func end(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// What the program wrote; nil at its end and when it is silent.
    private static func read(_ pipe: Pipe) -> String? {
        let handle = pipe.fileHandleForReading
        var entry = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, patience) > 0 else { return nil }
        let data = handle.availableData
        return data.isEmpty ? nil : String(decoding: data, as: UTF8.self)
    }

    private static func port(in output: String, after announcement: String) -> UInt16? {
        guard let start = output.range(of: announcement)?.upperBound else { return nil }
        let digits = output[start...].prefix { $0.isNumber }
        // Digits at the very end may still go on.
        return digits.endIndex == output.endIndex ? nil : UInt16(digits)
    }
}
