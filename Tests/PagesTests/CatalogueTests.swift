import FormModel
import Foundation
import Testing
import Values

@testable import Pages

@Suite struct CatalogueTests {
    private let english: Catalogue

    init() throws {
        english = try Samples.renderer().texts
    }

    private func catalogue(_ yaml: String, _ language: String = "en") throws -> Catalogue {
        try Catalogue(
            yaml: yaml, file: "t.yaml", language: try #require(LanguageTag(language)))
    }

    @Test func `places are filled in`() throws {
        let catalogue = try catalogue("a:\n  b: x {one} {two} {three\n")
        #expect(catalogue("a.b", ["one": "{two}", "two": "2"]) == "x {two} 2 {three")
    }

    @Test(arguments: [
        (0, "0 Zeichen"), (1, "1 Zeichen allein"), (2, "2 Zeichen"),
    ])
    func `a text with a number has the form that goes with it`(
        count: Int, expected: String
    ) throws {
        let catalogue = try catalogue(
            "a:\n  one: \"{count} Zeichen allein\"\n  other: \"{count} Zeichen\"\n", "de")
        #expect(catalogue("a", count: count) == expected)
    }

    @Test func `a text of one form goes with every number`() throws {
        #expect(try catalogue("a: \"{count} x\"")("a", count: 3) == "3 x")
    }

    @Test(arguments: [
        ("en", "23 November 2026", "1 May 2026", "72.5"),
        ("de", "23. November 2026", "1. Mai 2026", "72,5"),
        ("es", "23 de noviembre de 2026", "1 de mayo de 2026", "72,5"),
        ("fr", "23 novembre 2026", "1er mai 2026", "72,5"),
        ("ar", "23 نوفمبر 2026", "1 مايو 2026", "72.5"),
    ])
    func `days and numbers are written as people write them`(
        language: String, day: String, first: String, number: String
    ) throws {
        let texts = try Samples.renderer(language).texts
        #expect(texts.day(try Samples.day()) == day)
        #expect(texts.day(try #require(Day("2026-05-01"))) == first)
        #expect(texts.number("72.5") == number)
    }

    @Test func `braces that a template would read are refused`() {
        #expect(throws: SiteFaults([.catalogue(file: "t.yaml", problem: "'a' holds {{")])) {
            try catalogue("a: \"{{b}}\"")
        }
    }

    @Test(arguments: Samples.languages)
    func `every catalogue has the same texts with the same places`(language: String) throws {
        let tag = try #require(LanguageTag(language))
        let file = "\(language).yaml"
        let yaml = try #require(SiteFiles.embedded.text(of: file))
        // Alone, so that no English text stands in for a missing one.
        let texts = try Catalogue(yaml: yaml, file: file, language: tag)
        #expect(texts.keys.symmetricDifference(english.keys).sorted() == [])
        for key in english.keys.intersection(texts.keys) {
            let wordings = texts.entry(key)?.wordings ?? []
            #expect(wordings.allSatisfy { !$0.isEmpty }, "\(key) is empty")
            guard case .forms(let forms) = english.entry(key) else {
                #expect(wordings.map(places) == [places(english[key])], "\(key)")
                continue
            }
            guard case .forms(let own) = texts.entry(key) else {
                Issue.record("\(key) has no forms for numbers")
                continue
            }
            #expect(Set(own.keys) == Set(PluralCategory.all(in: tag)), "\(key)")
            // A form for one or two can say the number in a word.
            let all = places(forms[.other] ?? "")
            #expect(wordings.allSatisfy { places($0).isSubset(of: all) }, "\(key)")
            #expect(places(own[.other] ?? "") == all, "\(key)")
        }
    }

    private func places(_ text: String) -> Set<Substring> {
        Set(text.matches(of: /\{[a-z]+\}/).map(\.output))
    }

    @Test func `every text is used somewhere`() throws {
        let used = usedInTemplates.union(try literals(/"([a-z][A-Za-z.]*)"/)).union(composed)
        #expect(english.keys.subtracting(used).sorted() == [])
    }

    @Test func `every text that the program asks for exists`() throws {
        let asked = usedInTemplates.union(try literals(/texts[\[(]\s*"([A-Za-z.]+)"/)).union(
            composed)
        #expect(asked.subtracting(english.keys).sorted() == [])
    }

    private var usedInTemplates: Set<String> {
        let files = SiteFiles.embedded
        return Set(
            files.names(endingIn: ".mustache").flatMap { file in
                TemplateSource(file: file, text: files.text(of: file) ?? "").constants
                    .filter { $0.hasPrefix("text.") }.map { String($0.dropFirst(5)) }
            })
    }

    /// Keys that the program puts together from parts.
    private var composed: Set<String> {
        var keys = Set((1...12).map { "months.\($0)" })
        keys.formUnion((1...RankItem.mostPlaces).map { "survey.places.\($0)" })
        keys.formUnion(ShownConsent.Status.allCases.map { "receipt.\($0.rawValue)" })
        keys.formUnion(HeldPage.Method.allCases.map { "held.by.\($0.rawValue)" })
        keys.formUnion(ShownStory.Standing.allCases.map { "story.\($0.rawValue)" })
        keys.formUnion(ShownNotice.Fact.allCases.map { "receipt.notice.\($0.rawValue)" })
        for status in [400, 404, 405, 410, 413, 429, 500, 503] {
            keys.formUnion(["title", "what", "lost"].map { "problem.\(status).\($0)" })
        }
        keys.formUnion(Paging.allCases.map { "survey.paging.\($0.rawValue)" })
        keys.formUnion(DatePrecision.allCases.map { "date.\($0.rawValue)" })
        keys.formUnion(DatePrecision.allCases.map { "date.example.\($0.rawValue)" })
        keys.formUnion(["day", "month"].map { "date.partial.\($0)" })
        for key in ["notADate", "notADatePart", "datePartMissing"] {
            keys.formUnion(DatePrecision.allCases.map { "issue.\(key).\($0.rawValue)" })
        }
        keys.formUnion(["issue.tooEarlyToday", "issue.tooLateToday"])
        keys.formUnion(["next", "send", "back", "pause"].map { "survey.\($0)" })
        keys.formUnion(PlainQuestion.numbers.map { "guard.numbers.\($0)" })
        keys.formUnion(PreferencesPage.Message.allCases.map { "preferences.\($0.rawValue)" })
        keys.formUnion(["paper.scanCode", "paper.scanAddress"])
        keys.formUnion([400, 404, 405, 410, 413, 500].map { "problem.\($0).next" })
        return keys
    }

    private func literals(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
        let folder = repository.appending(path: "Sources/Pages")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var keys: Set<String> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            keys.formUnion(source.matches(of: pattern).map { String($0.output.1) })
        }
        return keys
    }
}
