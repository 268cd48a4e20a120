import FormModel
import Values

@testable import Disclosure

/// Plans for made-up communities.
enum SamplePlan {
    /// A plan with a table for each question of so many categories, and perhaps more.
    static func plan(
        _ sizes: [Int], pairs: [(Int, Int)] = [], filtered: [(question: Int, by: Int)] = [],
        parameters: ReleaseParameters = .standard
    ) throws -> ReleasePlan {
        let questions = try sizes.enumerated().map { place, size in
            try question(place, size)
        }
        var tables = questions.indices.map { PlannedTable(questions: [$0], filter: nil) }
        tables += pairs.map { PlannedTable(questions: [$0.0, $0.1], filter: nil) }
        tables += filtered.map { table in
            PlannedTable(
                questions: [table.question],
                filter: PlannedTable.Filter(question: table.by, categories: [0]))
        }
        guard let form = FormName("sample") else { throw SampleError.name }
        return ReleasePlan(
            form: form, formDigest: Digest(of: []), parameters: parameters, questions: questions,
            tables: tables, links: AnswerLinks(independent: questions))
    }

    private static func question(_ place: Int, _ size: Int) throws -> PlannedQuestion {
        guard let item = ItemIdentifier("q\(place + 1)") else { throw SampleError.name }
        let codes = (0..<size).map { "c\($0)" }
        // Neighbours, two by two, until two categories are left.
        let merges = (0..<max(0, size - 2)).map { [$0, $0 + 1] }
        return PlannedQuestion(
            name: item.text, text: item.text, categories: codes, labels: codes,
            sorting: .choices, merges: merges, item: item)
    }

    enum SampleError: Error { case name }
}
