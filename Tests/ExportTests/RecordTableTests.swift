import FormModel
import Testing
import Values

@testable import Export

/// The columns of a survey's versions.
@Suite struct RecordTableTests {
    @Test("columns of the newest version come first, and none of an older one is lost")
    func union() throws {
        let table = try #require(try ExportForms.table([ExportForms.second, ExportForms.first]))
        #expect(
            table.columns.map(\.name) == [
                "record_number", "form_version", "response_language", "received_on", "mood",
                "year", "name", "gone",
            ])
        let versions = table.questions.map { ($0.name, $0.versions) }
        #expect(versions.map(\.0) == ["mood", "year", "name", "gone"])
        #expect(versions.map(\.1) == [[0, 1], [0], [0, 1], [1]])
    }

    @Test("a choice keeps its number when a later version puts another one before it")
    func numbers() throws {
        let old = try #require(try ExportForms.table([ExportForms.first]))
        let new = try #require(try ExportForms.table([ExportForms.second, ExportForms.first]))
        #expect(try choices(old) == ["good=1 Good", "bad=2 Bad"])
        #expect(try choices(new) == ["fine=3 Fine", "good=1 Very good", "bad=2 Bad"])
    }

    private func choices(_ table: RecordTable) throws -> [String] {
        let column = try #require(table.columns.first { $0.name == "mood" })
        guard case .choice(let choices) = column.kind else { return [] }
        return choices.map { "\($0.code)=\($0.number) \($0.label)" }
    }

    @Test("what can name a person leaves for the purpose that it has alone")
    func identifying() throws {
        let table = try #require(try ExportForms.table([ExportForms.first]))
        #expect(table.columns.contains { $0.name == "name" } && table.withheld == 0)
        let shared = ExportForms.first.replacing("true\n    purpose: research", with: "true")
        for text in [shared, ExportForms.first] {
            let other = try #require(try ExportForms.table([text], for: "survey"))
            #expect(!other.columns.contains { $0.name == "name" } && other.withheld == 1)
        }
        // One version that calls it so is enough.
        let later = ExportForms.first.replacing("1.0.0", with: "3.0.0")
            .replacing("    identifies: true\n", with: "").replacing(
                "text: Who?\n    purpose: research", with: "text: Who?")
        let both = try #require(try ExportForms.table([later, ExportForms.first]))
        #expect(!both.columns.contains { $0.name == "name" } && both.withheld == 1)
    }

    @Test("a survey without the purpose has no table")
    func foreign() throws {
        #expect(try ExportForms.table([ExportForms.first], for: "stories") == nil)
    }
}
