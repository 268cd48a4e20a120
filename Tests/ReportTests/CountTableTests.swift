import Disclosure
import FormModel
import Testing
import Values

@testable import Report

@Suite struct CountTableTests {
    private static let survey = """
        survey: tide
        version: 1.0.0
        language: en
        title: Tide
        sections:
        - section: Only
          items:
          - id: begin
            date: When?
            min: 2010
            max: 2020
          - id: since
            date: Since when?
            max: today
          - id: calm
            slider: How calm?
            max: 4
          - id: again
            nps: Would you come again?
          - id: depth
            score: calm * 10
            title: Depth
            bands:
            - 0: Shallow
            - 20: Deep
          - id: wind
            slider: How windy?
        """

    private func table() throws -> CountTable {
        let bytes = Array(Self.survey.utf8)
        let form = try FormReader.read(bytes, fileName: "tide.yaml").get()
        return CountTable(form: form, responses: 3) { $0.name == .answered ? 2 : 3 }
    }

    @Test(
        "cells have the words of their question",
        arguments: [
            (0, ["2010", "2011", "2019 to 2020"]),
            (1, ["1899 or before", "1900 to 1909", "2050 or later"]),
            (2, ["0", "1", "4"]), (3, ["0", "1", "10"]),
            (5, ["0 to under 10", "10 to under 20", "90 to 100"]),
            (4, ["Shallow (0 to under 20)", "Deep (20 or more)", "Deep (20 or more)"]),
        ])
    func labels(question: Int, labels: [String]) throws {
        let lines = try table().questions[question].lines.map(\.label)
        #expect([lines[0], lines[1], lines[lines.count - 1]] == labels)
    }

    @Test("a score is reported like a question")
    func score() throws {
        let table = try table()
        #expect(table.questions[4].kind == "score")
        #expect(table.questions[4].missing == 1)
        #expect(CSVExport.text(of: table).contains(",depth,Depth,20...,Deep (20 or more),3,3,2,1"))
    }
}
