import Foundation
import Testing

@testable import FormModel

/// The guide for people who write surveys says nothing that the reader does not take.
@Suite struct GuideTests {
    /// The examples in YAML of `forms/README.md`.
    static let examples: [String] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../forms/README.md").standardized
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.matches(of: /(?ms)^```yaml\n(.*?)^```$/).map { String($0.output.1) }
    }()

    /// Those of them that are translations.
    static let translations = examples.filter { $0.hasPrefix("translates:") }
    /// All others, each as a whole survey.
    static let surveys = examples.filter { !$0.hasPrefix("translates:") }.map(survey)

    @Test(
        "an example is a survey, or sections or items of one, or a translation of the first",
        arguments: examples)
    func example(text: String) throws {
        guard !text.hasPrefix("translates:") else {
            let first = try SampleSurvey.read(try #require(Self.examples.first))
            let bytes = Array(text.utf8)
            _ = try TranslationReader.read(bytes, fileName: "example.de.yaml", of: first).get()
            return
        }
        #expect(try !SampleSurvey.read(Self.survey(text)).items.isEmpty)
    }

    /// The example with what a whole survey has around it.
    private static func survey(_ text: String) -> String {
        if text.hasPrefix("survey:") { return text }
        guard text.hasPrefix("- section:") else { return SampleSurvey.survey(items: text) }
        return "survey: small\nversion: 1.0.0\nlanguage: en\ntitle: Small\nsections:\n" + text
    }

    @Test("every kind of item has an example")
    func kinds() {
        let text = Self.examples.joined()
        for key in ItemKey.allCases {
            #expect(text.contains(" \(key.rawValue): "), "\(key.rawValue) has no example")
        }
    }
}
