import Foundation
import Testing

/// A program that answers surveys at random, and works figures out anew.
enum Figures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Figures")

    /// Sends so many responses, and notes in a file what it sent.
    static func post(
        _ survey: String, version: Int = 1, _ count: Int, seed: String, to service: RecountProcess,
        noting file: String
    ) throws {
        let sent = try run(
            "post", String(service.port), survey, String(version), String(count), seed, file)
        #expect(sent.ending == .exit(0), "\(sent.complaints)")
    }

    static func run(_ arguments: String...) throws -> CommandLineTool.Result {
        let run = try BinaryRun(
            [folder.appending(path: "figures.py").path] + arguments,
            environment: ["PATH": "/usr/bin:/bin"],
            binary: repository.appending(path: ".tools/venv/bin/python"))
        let ending = try run.wait(seconds: 600)
        return CommandLineTool.Result(
            ending: ending, output: run.output, complaints: run.complaints)
    }
}
