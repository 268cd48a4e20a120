import Foundation

/// A program that prints the content of the key file, for example out of a vault.
///
/// It runs without a shell, has no input and none of our own variables, and what it prints never
/// reaches the disk. What it complains of goes where our complaints go.
package struct KeyCommand: Sendable {
    /// Why there is no key from a program.
    package enum Failure: Error, Equatable {
        case notStarted(program: String)
        case tooSlow(program: String, seconds: Double)
        case tooLong(program: String)
        case ended(program: String, status: Int32)
        case malformed(program: String)
    }

    /// The bytes that it may print; a key file has not a hundred.
    static let limit = 4_096

    private let program: String
    private let arguments: [String]
    private let seconds: Double

    /// The program's whole path and its arguments; it may take so many seconds.
    package init(_ words: [String], seconds: Double = 10) {
        precondition(!words.isEmpty, "a command has a program")
        (program, arguments, self.seconds) = (words[0], Array(words.dropFirst()), seconds)
    }

    /// The key that it prints.
    package func load() throws(Failure) -> MasterKey {
        let output = Pipe()
        let process = process(printingTo: output)
        do {
            try process.run()
        } catch {
            throw .notStarted(program: program)
        }
        do throws(Failure) {
            return try key(from: process, output.fileHandleForReading)
        } catch {
            // Nothing of it stays, nor of what it has started: it leads a process group of its own.
            kill(-process.processIdentifier, SIGKILL)
            throw error
        }
    }

    private func key(
        from process: Process, _ output: FileHandle
    ) throws(Failure) -> MasterKey {
        let deadline = ContinuousClock.now + .seconds(seconds)
        let bytes = try read(output, until: deadline)
        try waitForEnd(of: process, until: deadline)
        guard process.terminationStatus == 0 else {
            throw .ended(program: program, status: process.terminationStatus)
        }
        guard let key = MasterKey(keyFile: String(decoding: bytes, as: UTF8.self)) else {
            throw .malformed(program: program)
        }
        return key
    }

    private func process(printingTo output: Pipe) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("RECOUNT_")
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        return process
    }

    /// Everything that is printed until the end of it.
    private func read(
        _ output: FileHandle, until deadline: ContinuousClock.Instant
    ) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            try wait(for: output, until: deadline)
            var part = [UInt8](repeating: 0, count: Self.limit + 1)
            let count = unsafe Foundation.read(output.fileDescriptor, &part, part.count)
            guard count > 0 else { return bytes }
            bytes += part.prefix(count)
            guard bytes.count <= Self.limit else { throw .tooLong(program: program) }
        }
    }

    private func wait(
        for output: FileHandle, until deadline: ContinuousClock.Instant
    ) throws(Failure) {
        var wanted = pollfd(fd: output.fileDescriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let left = (deadline - .now) / .milliseconds(1)
            guard left > 0 else { throw tooSlow }
            let ready = unsafe poll(&wanted, 1, Int32(left.rounded(.up)))
            if ready > 0 { return }
        }
    }

    /// Whoever closes the output may go on; that is no reason to wait for ever.
    private func waitForEnd(
        of process: Process, until deadline: ContinuousClock.Instant
    ) throws(Failure) {
        while process.isRunning {
            guard ContinuousClock.now < deadline else { throw tooSlow }
            usleep(2_000)
        }
    }

    private var tooSlow: Failure { .tooSlow(program: program, seconds: seconds) }
}

extension KeyCommand.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notStarted(let program):
            "the program ‘\(program)’ of key.command cannot be started; check its name and permissions"
        case .tooSlow(let program, let seconds):
            "the program ‘\(program)’ of key.command was not done in \(seconds.formatted()) seconds; "
                + "run it by hand as this user to see what it waits for"
        case .tooLong(let program):
            "the program ‘\(program)’ of key.command prints more than a key file has; it must "
                + "print that file's two lines alone"
        case .ended(let program, let status):
            "the program ‘\(program)’ of key.command ended with \(status); run it by hand as this "
                + "user to see why"
        case .malformed(let program):
            "what the program ‘\(program)’ of key.command prints is no key file; it must print "
                + "that file's two lines alone"
        }
    }
}
