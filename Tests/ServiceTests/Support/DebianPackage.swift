import Foundation
import Testing

/// A Debian package of the built program, as `make package` makes one of the released program.
struct DebianPackage {
    let folder: TemporaryFolder
    /// The package's file.
    let file: URL

    private static let script = repository.appending(path: "deploy/debian/build.sh")

    /// Of an older version, and of the program's own.
    static let older = Result { try DebianPackage(version: "0.0.9") }
    static let newer = Result { try DebianPackage() }

    /// Makes it. The version is the program's own if none is given.
    init(version: String? = nil, timeZone: String = "UTC") throws {
        folder = try TemporaryFolder()
        let arguments = [BinaryRun.built.path, folder.url.path] + (version.map { [$0] } ?? [])
        let run = try BinaryRun(
            arguments,
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "TZ": timeZone],
            binary: Self.script)
        let ending = try run.wait()
        try #require(ending == .exit(0), "\(run.complaints)")
        file = URL(filePath: run.output.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// What is in a file of the package.
    func content(of path: String) throws -> String {
        try run("/usr/bin/dpkg-deb", ["--extract", file.path, folder.path("extracted")])
        return try String(
            contentsOf: folder.url.appending(path: "extracted/\(path)"), encoding: .utf8)
    }

    /// Runs a program of Debian's on it and returns what that prints.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let run = try BinaryRun(
            arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
            binary: URL(filePath: program))
        let ending = try run.wait()
        try #require(ending == .exit(0), "\(run.output)\(run.complaints)")
        return run.output + run.complaints
    }

    /// Where the built program finds the libraries of Swift, which no Debian package has.
    static func libraries() throws -> [String] {
        let dump = try BinaryRun(
            ["-p", BinaryRun.built.path], binary: URL(filePath: "/usr/bin/objdump"))
        _ = try dump.wait()
        let path = try #require(dump.output.firstMatch(of: /RUNPATH +(.*)/)).output.1
        return path.split(separator: ":").map(String.init).filter { !$0.contains("$ORIGIN") }
    }
}
