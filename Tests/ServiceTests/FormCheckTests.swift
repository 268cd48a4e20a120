import FormModel
import Foundation
import Testing

/// `recount form check` over every faulty survey file that the form model's tests know.
@Suite struct FormCheckTests {
    private static let folder = repository.appending(path: "Tests/FormModelTests/Faulty")

    static func faultyFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(
        "a faulty file ends with 1, and each finding names file, line and advice",
        arguments: try faultyFiles())
    func faulty(file: String) throws {
        let path = Self.folder.appending(path: file).path
        let checked = try CommandLineTool.run(["form", "check", path])
        #expect(checked.ending == .exit(1))
        #expect(checked.complaints.isEmpty)
        let lines = checked.output.split(separator: "\n").map(String.init)
        #expect(lines == (try findings(in: path)).map { "\(path): \($0)" })
        for line in lines {
            let finding = line.dropFirst("\(path): ".count)
            #expect(finding.wholeMatch(of: /line [0-9]+(, question ‘[^’]+’)?: .+; .+/) != nil)
        }
    }

    /// What the form model, whose own tests know each sentence, finds in the file.
    private func findings(in path: String) throws -> [String] {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        guard case .failure(let findings) = FormReader.read(bytes, fileName: path) else {
            return []
        }
        #expect(!findings.findings.isEmpty)
        return findings.findings.map { FindingTexts.english($0) }
    }

    @Test("a file in order ends with 0 and says which survey it is")
    func inOrder() throws {
        let path = repository.appending(path: "forms/\(WeightSurvey.name).yaml").path
        let checked = try CommandLineTool.run(["form", "check", path])
        #expect(checked.ending == .exit(0))
        let side = path.replacing(".yaml", with: ".de.yaml")
        let lines = [
            "\(path): ‘\(WeightSurvey.name)’ \(WeightSurvey.version) is in order",
            "\(side): ‘de’ 1.0.0 is in order and complete",
        ]
        #expect(checked.output == lines.joined(separator: "\n") + "\n")
    }

    @Test("one faulty file among good ones is enough to fail, and all are looked at")
    func several() throws {
        let good = repository.appending(path: "forms/\(WeightSurvey.name).yaml").path
        let faulty = Self.folder.appending(path: "tab.yaml").path
        let checked = try CommandLineTool.run(["form", "check", faulty, good])
        #expect(checked.ending == .exit(1))
        #expect(checked.output.contains("is in order"))
    }
}
