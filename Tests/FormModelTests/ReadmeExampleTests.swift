import Foundation
import Testing

@testable import FormModel

/// The examples in `forms/README.md`.
@Suite struct ReadmeExampleTests {
    /// The YAML blocks of the page, in order.
    static let examples: [String] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../forms/README.md").standardized
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "```yaml\n").dropFirst().map { block in
            block.split(separator: "```").first.map(String.init) ?? ""
        }
    }()

    private static let (surveys, translations) = (
        examples.filter { !$0.hasPrefix("translates:") },
        examples.filter { $0.hasPrefix("translates:") }
    )

    /// The example as a whole survey: sections and items get what is missing around them.
    private func survey(_ example: String) -> String {
        if example.hasPrefix("survey:") { return example }
        guard example.hasPrefix("- section:") else { return SampleSurvey.survey(items: example) }
        return "survey: small\nversion: 1.0.0\nlanguage: en\ntitle: Small\nsections:\n\(example)"
    }

    @Test("there are examples")
    func some() {
        #expect(Self.examples.count >= 4)
    }

    @Test("every example of a survey is read without a finding", arguments: surveys)
    func read(example: String) {
        let result = FormReader.read(Array(survey(example).utf8), fileName: "README.md")
        if case .failure(let findings) = result { Testing.Issue.record("\(findings)") }
    }

    @Test("every translation fits the first example", arguments: translations)
    func read(translation: String) throws {
        let form = try SampleSurvey.read(try #require(Self.examples.first))
        let result = TranslationReader.read(
            Array(translation.utf8), fileName: "README.md", of: form)
        if case .failure(let findings) = result { Testing.Issue.record("\(findings)") }
    }

    @Test("the first example has every kind of item")
    func complete() throws {
        let form = try SampleSurvey.read(try #require(Self.examples.first))
        #expect(Set(form.items.map(\.kind.key)) == Set(ItemKey.allCases))
    }
}
