import Foundation
import Testing

/// Types what a guide says into bash on this machine.
enum Shell {
    /// What commands print, each of which must succeed, in a folder.
    static func output(
        of commands: String, in folder: TemporaryFolder, environment: [String: String] = [:],
        seconds: Int = 180, at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try start(commands, in: folder, environment: environment)
        let ending = try run.wait(seconds: seconds)
        try #require(
            ending == .exit(0), "\(commands)\n\(run.output)\(run.complaints)",
            sourceLocation: location)
        return run.output
    }

    /// Begins to run commands; they end with their owner.
    static func start(
        _ commands: String, in folder: TemporaryFolder, environment: [String: String] = [:]
    ) throws -> BinaryRun {
        let inherited = ProcessInfo.processInfo.environment.filter {
            ["PATH", "HOME"].contains($0.key)
        }
        return try BinaryRun(
            ["-euo", "pipefail", "-c", commands],
            environment: inherited.merging(environment) { _, own in own },
            binary: URL(filePath: "/bin/bash"), workingFolder: folder.url)
    }
}
