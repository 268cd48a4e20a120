import Testing
import Values

@testable import FormModel

/// Every fault of a side file has its finding, with line and advice.
@Suite struct TranslationReaderTests {
    struct Case: CustomTestStringConvertible {
        let line: String
        let instead: String
        let findings: [String]

        init(_ line: String, _ instead: String, _ findings: String...) {
            (self.line, self.instead, self.findings) = (line, instead, findings)
        }

        var testDescription: String { instead }
    }

    static let cases = [
        Case(
            "translates: sorts", "translates: sort",
            "line 1: the file translates ‘sort’, another survey; write ‘translates: sorts’"),
        Case(
            "translates: sorts\n", "", "line 1: the key ‘translates’ is missing; add ‘translates:’"),
        Case(
            "version: 1.0.3", "version: 2.0.0",
            """
            line 2: the translation is of version 2.0.0, but the survey is 1.2.0; look through \
            what has changed its meaning, then write ‘version: 1.2.0’
            """),
        Case(
            "language: de", "language: en",
            """
            line 3: the survey itself is in ‘en’; write the language of the translation, or \
            change the survey itself
            """),
        Case(
            "language: de", "language: at",
            """
            line 3: the language is ‘at’, but the file's name says ‘de’; correct it, or name the \
            file so that it ends in ‘.at.yaml’
            """),
        Case(
            "language: de", "language: Deutsch",
            "line 3: ‘Deutsch’ does not fit ‘language’; write a language code like en or pt-BR"),
        Case(
            "thanks: Danach.", "thank: Danach.",
            "line 6: unknown key ‘thank’; did you mean ‘thanks’?"
        ),
        Case(
            "  survey: Zum", "  survei: Zum",
            "line 8: the survey has no ‘survei’ in ‘purposes’; did you mean ‘survey’?"),
        Case(
            "  First part:", "  First parts:",
            "line 16: the survey has no ‘First parts’ in ‘sections’; did you mean ‘First part’?"),
        Case(
            "  often:", "  offen:",
            "line 10: the survey has no ‘offen’ in ‘lists’; did you mean ‘often’?"),
        Case(
            "  score:", "  scroe:",
            "line 35, question ‘scroe’: the survey has no ‘scroe’ in ‘items’; did you mean ‘score’?"
        ),
        Case(
            "    hint: Wählen Sie.", "    hnit: Wählen Sie.",
            "line 24, question ‘one’: the survey has no ‘hnit’ in ‘items.one’; did you mean ‘hint’?"
        ),
        Case(
            "    unit: Zoll", "    low: Zoll",
            "line 33, question ‘height’: the survey has no ‘low’ in ‘items.height’; delete it"),
        Case(
            "      b: Be", "      zebra: Be",
            """
            line 30, question ‘many’: the survey has no ‘zebra’ in ‘items.many.choices’; delete it
            """),
        Case(
            "    unit: Zoll", "    unit: ''",
            "line 33, question ‘height’: ‘unit’ is empty; fill it in, or delete ‘unit’"),
        Case(
            "    unit: Zoll", "    unit:\n      text: Zoll",
            """
            line 33, question ‘height’: ‘unit’ must be a text; write the text behind the colon; \
            put it into quotes if it holds ‘: ’
            """),
        Case(
            "  other: Anderes?", "  other:\n  - Anderes?",
            "line 25, question ‘other’: ‘other’ must be keys with values; write ‘key: value’ on each line"
        ),
    ]

    @Test("a faulty side file has its finding", arguments: cases)
    func findings(of faulty: Case) throws {
        let source = SampleTranslation.german.replacing(faulty.line, with: faulty.instead)
        #expect(source != SampleTranslation.german)
        #expect(try Self.findings(source) == faulty.findings)
    }

    @Test("all findings come at once, in the order of the lines")
    func several() throws {
        let source = SampleTranslation.german
            .replacing("  end: Das", with: "  ende: Das").replacing("1.0.3", with: "0.1.0")
        #expect(try Self.findings(source).count == 2)
    }

    @Test(
        "a hostile file has findings and takes no time",
        arguments: [
            "", "{{{{", "- a\n- b", "a: &x b\nc: *x", String(repeating: "x: {", count: 200),
        ])
    func hostile(source: String) throws {
        #expect(try !Self.findings(source).isEmpty)
    }

    private static func findings(_ source: String) throws -> [String] {
        let reading = TranslationReader.read(
            Array(source.utf8), fileName: "sorts.de.yaml", language: LanguageTag("de"),
            of: try SampleTranslation.form())
        guard case .failure(let findings) = reading else { return [] }
        return findings.findings.map { FindingTexts.english($0) }
    }
}
