import Foundation

/// A preview of a survey file on a free port of loopback, and the file in its author's hands.
final class PreviewProcess: Sendable {
    let files: TemporaryFolder
    let port: UInt16
    private let run: BinaryRun
    private let temporary: TemporaryFolder

    /// Saves the survey and its translations under their names, and previews the survey.
    init(_ survey: String, beside others: [String: String] = [:]) throws {
        (files, temporary) = (try TemporaryFolder(), try TemporaryFolder())
        let path = try files.write(survey, to: "pulse.yaml")
        for (name, text) in others { _ = try files.write(text, to: name) }
        run = try BinaryRun(
            ["form", "preview", path, "--listen", "127.0.0.1:0"],
            environment: ["TMPDIR": temporary.url.path])
        port = try Self.port(of: run)
    }

    var complaints: String { run.complaints }

    func client() -> HTTPClient { HTTPClient(port: port) }

    /// Saves a file as editors do: whole, in the place of the old one.
    func save(_ text: String, to name: String = "pulse.yaml") throws {
        try Data(text.utf8).write(to: URL(filePath: files.path(name)), options: .atomic)
    }

    /// What it keeps in the folder for temporary files.
    func kept() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: temporary.url.path)
    }

    /// Asks it to end and waits until it has.
    func end() throws -> BinaryRun.Ending {
        run.terminate()
        return try run.wait()
    }

    private static func port(of run: BinaryRun) throws -> UInt16 {
        let address = /Recount previews ‘.*’ at http:\/\/127\.0\.0\.1:([0-9]+)\/\n/
        var port: UInt16?
        eventually {
            port = run.output.firstMatch(of: address).flatMap { UInt16($0.output.1) }
            return port != nil
        }
        guard let port else { throw RecountProcess.NotServing(complaints: run.complaints) }
        return port
    }
}
