import Disclosure
import Export
import Values

/// Lays a release out as one table: a row for each band that was published.
struct ReleaseRows {
    /// What stands in place of a category where all are counted together.
    private static let all = "*"

    private let release: Release
    private let plan: ReleasePlan
    private let serial: Int
    private let title: String

    init(_ release: Release, _ plan: ReleasePlan, serial: Int, title: String) {
        (self.release, self.plan, self.serial, self.title) = (release, plan, serial, title)
    }

    var table: FlatTable {
        FlatTable(
            name: plan.form.text, title: "\(title): published results, release \(serial)",
            description:
                "How many people gave an answer, as ranges from lower to upper. Some people were "
                + "left out at random. Codes that were counted together are joined by +; * stands "
                + "for all answers together.",
            columns: Self.columns, rows: release.tables.flatMap(rows),
            meanings: plan.questions.flatMap(Self.meanings))
    }

    private static let columns: [FlatTable.Column] = [
        .init("release", "The number of the release among those of the survey", isNumber: true),
        .init("day", "The day on which it was made"),
        .init("table", "The table that the row belongs to"),
        .init("filter", "Whom the table counts, by codes; everybody where it is empty"),
        .init("question", "The question"),
        .init("text", "The question in words"),
        .init("category", "The answer, by its code"),
        .init("label", "The answer in words"),
        .init("question_2", "The second question of a table of two"),
        .init("text_2", "The second question in words"),
        .init("category_2", "The answer to it, by its code"),
        .init("label_2", "The answer to it in words"),
        .init("lower", "The least number of people that it can be", isNumber: true),
        .init("upper", "The greatest number of people that it can be", isNumber: true),
        .init("words", "The range in words"),
    ]

    private static func meanings(of question: PlannedQuestion) -> [FlatTable.Meaning] {
        zip(question.categories, question.labels).map { code, label in
            FlatTable.Meaning(
                subject: question.name, subjectLabel: question.text, value: code, label: label)
        }
    }

    // MARK: - Rows

    private func rows(of table: ReleasedTable) -> [[FlatTable.Cell]] {
        let planned = plan.tables[table.table]
        let questions = planned.questions.map { plan.questions[$0] }
        let start: [FlatTable.Cell] = [
            .number(serial), .text(release.day.description), .text(plan.name(of: planned)),
            planned.filter.map { .text(words(of: $0)) } ?? .nothing,
        ]
        return entries(of: table).map { groups, band in
            let answers = zip(questions, groups).flatMap(Self.cells)
            let missing = [FlatTable.Cell](repeating: .nothing, count: 8 - answers.count)
            return start + answers + missing
                + [
                    band.map { .number($0.lower) } ?? .nothing,
                    band.map { .number($0.upper) } ?? .nothing,
                    .text(band?.description ?? "left open"),
                ]
        }
    }

    private func words(of filter: PlannedTable.Filter) -> String {
        let question = plan.questions[filter.question]
        return "\(question.name) = "
            + filter.categories.map { question.categories[$0] }.joined(separator: "+")
    }

    /// The bands of a table with the group of each question that they count; nil for all together. A
    /// band of nil is left open.
    private func entries(of table: ReleasedTable) -> [(groups: [[Int]?], band: Band?)] {
        let total = table.total.map { (table.groups.map { _ in [Int]?.none }, Band?.some($0)) }
        let first = table.groups[0].map(Optional.some)
        guard table.groups.count > 1 else {
            return zip(first.map { [$0] }, table.cells).map { ($0, $1) }
                + [total].compactMap(\.self)
        }
        let second = table.groups[1].map(Optional.some)
        let cells = first.flatMap { row in second.map { [row, $0] } }
        let margins = first.map { [$0, nil] } + second.map { [nil, $0] }
        return zip(cells + margins, table.cells + table.margins.joined()).map { ($0, $1) }
            + [total].compactMap(\.self)
    }

    private static func cells(_ question: PlannedQuestion, _ group: [Int]?) -> [FlatTable.Cell] {
        let codes = group.map { $0.map { question.categories[$0] }.joined(separator: "+") }
        let labels = group.map { $0.map { question.labels[$0] }.joined(separator: "; ") }
        return [
            .text(question.name), .text(question.text), .text(codes ?? all),
            .text(labels ?? "All together"),
        ]
    }
}
