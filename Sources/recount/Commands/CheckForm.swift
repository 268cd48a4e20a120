import ArgumentParser
import FormModel

/// `recount form check`: says everything that is wrong in survey files.
struct CheckForm: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong in survey files, with line and advice.",
        discussion: """
            Looks at the translations too: NAME.LANGUAGE.yaml beside NAME.yaml. Ends with 0 when \
            every file can be published, with 1 when one cannot. A missing translation is listed, \
            but no fault: the text stays in the survey's own language.
            """)

    @Argument(help: ArgumentHelp("The survey files.", valueName: "file"))
    var files: [String]

    func run() throws {
        var isFaulty = false
        for path in surveys {
            switch try SurveyFile(path).read() {
            case .success(let form):
                print("\(path): ‘\(form.name)’ \(form.version) is in order")
                isFaulty = try !checkSideFiles(of: path, form) || isFaulty
            case .failure(let findings):
                isFaulty = true
                print(findings)
            }
        }
        if isFaulty { throw ExitCode.failure }
    }

    /// The surveys that the files belong to, each once.
    private var surveys: [String] {
        files.map { SurveyFile($0).main }.reduce(into: []) { surveys, path in
            if !surveys.contains(path) { surveys.append(path) }
        }
    }

    /// Says what is wrong with the translations; true when nothing is.
    private func checkSideFiles(of path: String, _ form: Form) throws -> Bool {
        var isInOrder = true
        for file in SurveyFile(path).sideFiles() {
            switch try file.read(of: form) {
            case .success(let translation): file.lines(about: translation).forEach { print($0) }
            case .failure(let findings):
                isInOrder = false
                print(findings)
            }
        }
        return isInOrder
    }
}
