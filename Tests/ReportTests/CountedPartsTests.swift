import Disclosure
import FormModel
import Testing
import Values

@testable import Report

/// Counts of grids and rankings: a question for each part.
@Suite struct CountedPartsTests {
    private static let text = """
        survey: parts
        version: 1.0.0
        language: en
        title: Parts
        sections:
        - section: Only
          items:
          - id: daily
            grid: How hard?
            rows:
            - walk: Walk
            - chew: Chew
            choices:
            - easy: Easy
            - hard: Hard
          - id: wishes
            rank: Which first?
            most: 2
            choices:
            - x: Sleep
            - y: Food
            - z: Air
        """

    private static let answers: [KeyValuePairs<String, String>] = [
        ["daily.walk": "hard", "daily.chew": "easy", "wishes.1": "x", "wishes.2": "y"],
        ["daily.walk": "hard", "wishes.1": "y", "wishes.2": "x"],
        ["wishes.1": "x"], [:],
    ]

    private let table: CountTable

    init() throws {
        let form = try FormReader.read(Array(Self.text.utf8), fileName: "parts.yaml").get()
        var counts: [String: Int] = [:]
        for fields in Self.answers {
            var raw = RawSubmission()
            for (name, value) in fields { raw.append(name, value) }
            guard case .accepted(let submission) = form.check(raw, on: Day(number: 20_000)) else {
                continue
            }
            for cell in submission.countCells {
                counts[form.cells[cell].description, default: 0] += 1
            }
        }
        table = CountTable(form: form, responses: 4) { counts[$0.description] ?? 0 }
    }

    private func question(_ name: String) throws -> CountTable.Question {
        try #require(table.questions.first { $0.name == name })
    }

    @Test("each row of a grid and each ranked choice is a question of its own")
    func names() {
        #expect(
            table.questions.map(\.name) == [
                "daily.walk", "daily.chew", "wishes.x", "wishes.y", "wishes.z",
            ])
        #expect(table.questions.first?.text == "How hard? – Walk")
        #expect(table.questions.last?.text == "Which first? – Air")
    }

    @Test("a row counts its choices, and who left it out is missing there")
    func rows() throws {
        let (walk, chew) = (try question("daily.walk"), try question("daily.chew"))
        #expect(walk.lines.map(\.label) == ["Easy", "Hard"])
        #expect(walk.lines.map(\.count) == [0, 2])
        #expect([walk.base, walk.answered, walk.missing] == [4, 2, 2])
        #expect([chew.base, chew.answered, chew.missing] == [4, 1, 3])
    }

    @Test("a ranked choice counts its places")
    func places() throws {
        let sleep = try question("wishes.x")
        #expect(sleep.lines.map(\.code) == ["1", "2"])
        #expect(sleep.lines.map(\.label) == ["Place 1", "Place 2"])
        #expect(sleep.lines.map(\.count) == [2, 1])
        #expect([sleep.base, sleep.answered] == [4, 3])
        #expect(try question("wishes.z").answered == 0)
    }

    @Test("JSON and CSV name the parts")
    func renderings() {
        #expect(JSONReport.text(of: table).contains(#""id":"wishes.x""#))
        #expect(
            CSVExport.text(of: table).contains(
                "parts,1.0.0,daily.walk,How hard? – Walk,hard,Hard,2,4,2,2\r\n"))
    }
}
