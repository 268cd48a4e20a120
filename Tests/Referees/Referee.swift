package import Foundation

/// Judges of the ledger that share no code with the product; `make test` installs them.
package enum Referee: String, CaseIterable, Sendable {
    /// Go's `golang.org/x/mod/sumdb`.
    case go
    /// PyPI's `pymerkle` and `rfc8785`.
    case python

    /// What a judge said.
    package struct Verdict: Sendable {
        package let believes: Bool
        package let output: Data
        package let reason: String
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private var command: [String] {
        switch self {
        case .go: [".tools/referee"]
        case .python: [".tools/venv/bin/python", "Tests/Referees/referee.py"]
        }
    }

    /// Asks for a verdict. What the judge prints goes through a file, because a pipe that nobody
    /// empties would stop it.
    package func judge(_ arguments: String...) throws -> Verdict {
        let output = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let paths = command.map { Self.repository.appending(path: $0).path }
        let process = Process()
        process.executableURL = URL(filePath: paths[0])
        process.arguments = paths.dropFirst() + arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let words = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let reason = String(decoding: words, as: UTF8.self)
        // A judge that falls over has refused nothing.
        precondition(
            process.terminationStatus == 0 || reason.hasPrefix("referee: refused"),
            "the judge failed: \(reason)")
        return Verdict(
            believes: process.terminationStatus == 0, output: try Data(contentsOf: output),
            reason: reason)
    }
}
