extension TerminalReport {
    func question(_ question: QuestionReport, _ report: SurveyReport) -> [String] {
        let former = question.lastVersion.map { " (asked until version \($0))" } ?? ""
        return heading("\(question.name): \(question.text)\(former)")
            + note(QuestionWords.base(question)) + body(question)
            + question.writeIns.flatMap { written in
                note("written beside ‘\(Redaction.printable(written.label))’:")
                    + samples(written.samples)
            }
    }

    private func body(_ question: QuestionReport) -> [String] {
        switch question.body {
        case .choices(let lines): counts(lines, question)
        case .several(let lines):
            note(QuestionWords.several) + counts(lines, question)
        case .scale(let lines, let summary, let recommendation):
            counts(lines, question) + self.summary(summary, unit: nil)
                + (recommendation.map { note(QuestionWords.recommendation($0)) } ?? [])
        case .numbers(let lines, let summary, let unit):
            counts(QuestionWords.trimmed(lines), question) + self.summary(summary, unit: unit)
        case .score(let lines, let summary):
            counts(QuestionWords.trimmed(lines), question) + self.summary(summary, unit: nil)
        case .dates(let dates): counts(QuestionWords.trimmed(dates.lines), question)
        case .grid(let grid): table(grid)
        case .ranking(let table): ranking(table, question)
        case .texts(let texts): self.texts(texts, question)
        }
    }

    private func counts(_ lines: [QuestionReport.Line], _ question: QuestionReport) -> [String] {
        guard question.answered > 0 else { return [] }
        let bars = BarTable(width: width, figures: [7, 9, 6])
        return bars.lines("", ["", "answered", "all"])
            + lines.flatMap { line in
                bars.lines(
                    QuestionWords.label(line),
                    [
                        String(line.count), Figures.percent(line.count, of: question.answered),
                        Figures.percent(line.count, of: question.all),
                    ], bar: (line.count, question.answered))
            }
    }

    private func summary(_ summary: NumberSummary?, unit: String?) -> [String] {
        summary.map { note(QuestionWords.summary($0, unit: unit)) } ?? []
    }

    private func table(_ grid: GridTable) -> [String] {
        CellGrid(width: width, columns: grid.columns.map(QuestionWords.label)).lines(
            grid.rows.map { row in
                CellGrid.Row(
                    label: QuestionWords.label(row.text, isFormer: row.isFormer),
                    base: row.answered, counts: row.counts)
            })
    }

    private func ranking(_ table: RankTable, _ question: QuestionReport) -> [String] {
        let bars = BarTable(width: width, figures: [7, 7, 7, 7])
        return bars.lines("", ["mean", "placed", "first", ""])
            + table.rows.flatMap { row in
                bars.lines(
                    QuestionWords.label(row.label, isFormer: row.isFormer),
                    [
                        row.meanRank.map { Figures.fixed($0, 2) } ?? "", String(row.ranked),
                        String(row.first), Figures.percent(row.first, of: question.answered),
                    ], bar: (row.first, question.answered))
            }
    }

    private func texts(_ texts: [TextSample]?, _ question: QuestionReport) -> [String] {
        if question.identifies { return note(QuestionWords.identifies) }
        guard let texts else { return note(QuestionWords.notRead) }
        return samples(texts)
    }

    private func samples(_ samples: [TextSample]) -> [String] {
        samples.flatMap { sample in
            let times = sample.count > 1 ? " (\(sample.count) times)" : ""
            return wrap("“\(sample.text)”\(times)", indent: 4, first: "  - ")
        }
    }

    func cross(_ cross: CrossTable) -> [String] {
        let columns = cross.columns.categories
        let rows = zip(cross.rows.categories, cross.counts).map { category, counts in
            CellGrid.Row(
                label: QuestionWords.label(category), base: category.count, counts: counts)
        }
        let sums = CellGrid.Row(label: "All", base: cross.base, counts: columns.map(\.count))
        return heading("\(cross.rows.name) by \(cross.columns.name)")
            + wrap("\(cross.rows.text)", indent: 2) + wrap("by: \(cross.columns.text)", indent: 2)
            + note(QuestionWords.base(cross))
            + CellGrid(width: width, columns: columns.map(QuestionWords.label)).lines(rows + [sums])
            + note(QuestionWords.association(cross.association))
    }
}
