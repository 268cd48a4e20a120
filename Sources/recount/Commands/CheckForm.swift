import ArgumentParser
import FormModel
import Foundation

/// `recount form check`: says everything that is wrong in survey files.
struct CheckForm: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong in survey files, with line and advice.",
        discussion: "Ends with 0 when every file can be published, with 1 when one cannot.")

    @Argument(help: ArgumentHelp("The survey files.", valueName: "file"))
    var files: [String]

    func run() throws {
        var isFaulty = false
        for path in files {
            switch try SurveyFile(path).read() {
            case .success(let form): print("\(path): ‘\(form.name)’ \(form.version) is in order")
            case .failure(let findings):
                isFaulty = true
                print(findings)
            }
        }
        if isFaulty { throw ExitCode.failure }
    }
}

/// A survey file on the disk.
struct SurveyFile {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Reads and checks the file.
    func read() throws -> Result<Form, FormFindings> {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw OperatorFault.unreadableFile(path)
        }
        return FormReader.read([UInt8](content), fileName: path)
    }
}
