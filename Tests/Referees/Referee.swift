package import Foundation

/// Judges of the ledger and of releases that share no code with the product; `make test` installs them.
package enum Referee: String, CaseIterable, Sendable {
    /// Go's `golang.org/x/mod/sumdb`.
    case go
    /// PyPI's `pymerkle` and `rfc8785`.
    case python
    /// What a reader concludes from releases, by HiGHS.
    case releases
    /// What a reader of two releases learns about a person who left in between, by HiGHS.
    case attack

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
        case .releases: [".tools/venv/bin/python", "Tests/Referees/release_auditor.py"]
        case .attack: [".tools/venv/bin/python", "Tests/Referees/release_attack.py"]
        }
    }

    /// Asks for a verdict.
    package func judge(_ arguments: String...) throws -> Verdict { try judge(arguments) }

    /// Asks for a verdict. What the judge prints goes through a file, because a pipe that nobody
    /// empties would stop it.
    package func judge(_ arguments: [String]) throws -> Verdict {
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
