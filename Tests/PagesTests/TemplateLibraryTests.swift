import FormModel
import Foundation
import Testing

@testable import Pages

@Suite struct TemplateLibraryTests {
    private let sources: [TemplateSource]

    init() {
        let files = SiteFiles.embedded
        sources = files.names(endingIn: TemplateLibrary.suffix).map { file in
            TemplateSource(file: file, text: files.text(of: file) ?? "")
        }
    }

    @Test func `every template in the folder is compiled in`() throws {
        let folder = repository.appending(path: "Sources/Pages/Templates").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(files) == Set(sources.map(\.file)))
    }

    @Test func `every template is called by another or by the program`() throws {
        let called = Set(sources.flatMap(\.calledTemplates))
        let shared = Set(ItemKey.allCases.map(\.rawValue)).subtracting(["yesno"])
        let byKind = shared.map { "question-\($0)" }
        let unused = Set(sources.map(\.name)).subtracting(called).subtracting(byKind)
            .subtracting(try namedInProgram())
        #expect(unused == [])
    }

    @Test func `no template writes a value unescaped, but for what was checked before`() {
        let raw = sources.flatMap { source in
            source.text.matches(of: /\{\{[{&]\s*([A-Za-z.]+)/)
                .map { "\(source.name) \($0.output.1)" }
        }
        let checked: Set = [
            "article html", "notice html", "survey key", "survey rules", "sign-up-form stamp",
        ]
        #expect(Set(raw) == checked)
    }

    @Test func `every field of a form has a label or a legend around it`() {
        for source in sources where source.text.contains("type=\"text\"") {
            #expect(source.text.contains("<label class=\"label\" for="), "\(source.file)")
        }
    }

    private func namedInProgram() throws -> Set<String> {
        let folder = repository.appending(path: "Sources/Pages")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var names: Set<String> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            let calls = source.matches(of: /(?:page|text)\(\s*"([a-z-]+)",\s+title:/)
            names.formUnion(calls.map { String($0.output.1) })
            let parts = source.matches(of: /part\("([a-z.]+)"/)
            names.formUnion(parts.map { String($0.output.1) })
        }
        return names
    }
}
