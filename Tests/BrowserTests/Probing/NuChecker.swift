import Foundation

/// Asks the Nu checker what breaks the standards of HTML, ARIA, CSS and SVG.
struct NuChecker {
    struct Message: Decodable, CustomStringConvertible {
        let type: String
        let subType: String?
        let message: String
        let url: String
        let lastLine: Int?

        /// The name of the file.
        var file: String { URL(filePath: url).lastPathComponent }
        var isFault: Bool { type != "info" || subType == "warning" }
        var description: String { "\(file):\(lastLine ?? 0): \(message)" }
    }

    private struct Report: Decodable {
        let messages: [Message]
    }

    /// Errors and warnings of all files; one run, because each starts a virtual machine.
    static func faults(in files: [URL]) throws -> [Message] {
        let options = [
            "-Xss1m", "-jar", try Toolbox.nu().path, "--format", "json", "--stdout",
            "--exit-zero-always", "--also-check-css", "--also-check-svg",
        ]
        let output = try output(of: Toolbox.java(), options + files.map(\.path))
        return try JSONDecoder().decode(Report.self, from: output).messages.filter(\.isFault)
    }

    private static func output(of program: URL, _ arguments: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }
}
