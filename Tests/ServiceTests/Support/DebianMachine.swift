import Foundation
import Testing

/// A Debian of its own, booted by systemd in namespaces and in memory: `Tests/Support/debian_machine.sh`.
/// It has no network but its own loopback and wires to others, and goes with its owner or with this process.
final class DebianMachine: Sendable {
    struct NotBooted: Error {
        let complaints: String
    }

    private static let script = repository.appending(path: "Tests/Support/debian_machine.sh")
    static let base = repository.appending(path: ".tools/debian.tar")
    /// Scripts find their programs by it; a run has no other environment.
    private static let environment = [
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    ]

    private let folder: TemporaryFolder
    private let run: BinaryRun

    /// Boots, with the files of a folder to be seen under `/srv`, and `shared` folders at their own places.
    init(serving files: TemporaryFolder, sharing shared: [String]) throws {
        folder = files
        _ = try folder.write(shared.map { "\($0)\n" }.joined(), to: "shared")
        let owner = "\(ProcessInfo.processInfo.processIdentifier)"
        run = try BinaryRun(
            ["start", Self.base.path, folder.url.path, owner], environment: Self.environment,
            binary: Self.script)
        let hasBooted = eventually(within: 120) {
            FileManager.default.fileExists(atPath: folder.path("ready"))
        }
        guard hasBooted else { throw NotBooted(complaints: run.complaints) }
    }

    deinit {
        // What cannot be written is told by the time-out of the machine itself.
        _ = try? folder.write("", to: "stop")
        _ = try? run.wait()
    }

    /// Runs a command of bash as root, in a folder under `/srv`, and waits for its end.
    func shell(_ command: String, in place: String = ".") throws -> CommandLineTool.Result {
        let run = try BinaryRun(
            ["run", folder.url.path, "cd \(place)\n\(command)"], environment: Self.environment,
            binary: Self.script)
        let ending = try run.wait()
        return CommandLineTool.Result(
            ending: ending, output: run.output, complaints: run.complaints)
    }

    /// Leads a wire to another machine, where its end has a name; here it is `lan`.
    func lead(to other: DebianMachine, as name: String) throws {
        let run = try BinaryRun(
            ["wire", folder.url.path, other.folder.url.path, name], environment: Self.environment,
            binary: Self.script)
        try #require(try run.wait() == .exit(0), "\(run.complaints)")
    }

    /// What a command prints, which must succeed.
    func output(
        of command: String, in place: String = ".", at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let result = try shell(command, in: place)
        try #require(
            result.ending == .exit(0), "\(command)\n\(result.output)\(result.complaints)",
            sourceLocation: location)
        return result.output
    }
}
