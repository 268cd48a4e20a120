package import Disclosure
import Values

extension TerminalReport {
    /// A release as text: each table with its ranges, and what is shown otherwise than planned.
    package func text(
        of release: Release, number: Int, title: String, _ plan: ReleasePlan
    ) -> String {
        let notes = ReleaseNote.notes(on: release, plan)
        let parts =
            [head(release, number: number, title: title, plan)]
            + release.tables.map { table($0, plan) }
            + (notes.isEmpty ? [] : [heading("Shown otherwise than planned") + notes.flatMap(line)])
        let lines = parts.flatMap { $0 + [""] }.dropLast()
        return lines.map(Self.withoutEnd).joined(separator: "\n") + "\n"
    }

    private func line(_ note: ReleaseNote) -> [String] {
        wrap("\(note)", indent: 4, first: "  - ")
    }

    private func head(
        _ release: Release, number: Int, title: String, _ plan: ReleasePlan
    ) -> [String] {
        let total = release.tables.first { plan.tables[$0.table].filter == nil }?.total
        let people = total.map { ", from \($0) people" } ?? ""
        let least = plan.parameters.threshold
        return heading(title)
            + paragraph("\(plan.form), release \(number) of \(release.day)\(people)")
            + paragraph(
                "Ranges in place of numbers; below \(least) they say only “fewer than \(least)”, "
                    + "zero too.")
    }

    private func table(_ table: ReleasedTable, _ plan: ReleasePlan) -> [String] {
        let planned = plan.tables[table.table]
        let questions = planned.questions.map { plan.questions[$0] }
        let texts = questions.map { "\($0.name): \($0.text)" }
        let filter = planned.filter.map { only(plan, $0) } ?? []
        let total = table.total.map { ["  from \($0) people"] } ?? []
        let labels = zip(questions, table.groups).map { question, groups in
            groups.map { $0.map { question.labels[$0] }.joined(separator: " or ") }
        }
        let cells =
            labels.count == 2
            ? cells(table, rows: labels[0], columns: labels[1])
            : cells(labels[0], table.cells)
        return texts.flatMap(heading) + filter + total + cells
    }

    private func only(_ plan: ReleasePlan, _ filter: PlannedTable.Filter) -> [String] {
        let question = plan.questions[filter.question]
        let labels = filter.categories.map { question.labels[$0] }.joined(separator: " or ")
        return note("only of those who answered “\(question.text)” by: \(labels)")
    }

    private func cells(_ labels: [String], _ bands: [Band?]) -> [String] {
        let columns = BarTable(width: width, figures: [Self.bandWidth])
        return zip(labels, bands).flatMap { label, band in
            columns.lines(Redaction.printable(label), [band?.description ?? "the rest"])
        }
    }

    /// Row by row the columns under it, then the sums of the columns.
    private func cells(
        _ table: ReleasedTable, rows: [String], columns: [String]
    ) -> [String] {
        let lines = rows.enumerated().flatMap { place, row in
            let bands = table.cells[place * columns.count..<(place + 1) * columns.count]
            let sum = table.margins.first?[place].map { " (\($0))" } ?? ""
            return wrap("\(row)\(sum)", indent: 2) + cells(columns, Array(bands))
        }
        return lines
            + (table.margins.count == 2
                ? wrap("all", indent: 2) + cells(columns, table.margins[1]) : [])
    }

    private static let bandWidth = 14
}
