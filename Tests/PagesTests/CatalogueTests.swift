import FormModel
import Foundation
import Testing
import Values

@testable import Pages

@Suite struct CatalogueTests {
    private let english: Catalogue

    init() throws {
        english = try Catalogue(
            yaml: try #require(SiteFiles.embedded.text(of: "en.yaml")), file: "en.yaml")
    }

    @Test func `places are filled in`() throws {
        let catalogue = try Catalogue(yaml: "a:\n  b: x {one} {two} {three\n", file: "t.yaml")
        #expect(catalogue("a.b", ["one": "{two}", "two": "2"]) == "x {two} 2 {three")
    }

    @Test func `a day is written as people write it`() throws {
        #expect(english.day(try Samples.day()) == "23 November 2026")
    }

    @Test func `braces that a template would read are refused`() {
        #expect(throws: SiteFaults([.catalogue(file: "t.yaml", problem: "'a' holds {{")])) {
            try Catalogue(yaml: "a: \"{{b}}\"", file: "t.yaml")
        }
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
        for status in [400, 404, 405, 410, 413, 429, 500, 503] {
            keys.formUnion(["title", "what", "lost"].map { "problem.\(status).\($0)" })
        }
        keys.formUnion(Paging.allCases.map { "survey.paging.\($0.rawValue)" })
        keys.formUnion(["next", "send", "back", "pause"].map { "survey.\($0)" })
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
