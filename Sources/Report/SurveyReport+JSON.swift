import Values

extension SurveyReport {
    /// The number of the shape that ``json`` has: it grows when a member is taken away or means
    /// something else, and not when one is added.
    static let shape = 2

    /// The report as one JSON object, ending in a line feed. Shares are of 1.
    package var json: String {
        var output: [UInt8] = []
        value.append(to: &output)
        return String(decoding: output, as: UTF8.self) + "\n"
    }

    private var value: JSON {
        .object([
            "shape": .integer(Self.shape),
            "disclosure": .string(Self.notice),
            "form": .string(form.text),
            "title": .string(title),
            "version": .string(version),
            "language": .string(language.text),
            "responses": .integer(responses),
            "unfiltered": unfiltered.map(JSON.integer),
            "filters": .array(filters.map(JSON.string)),
            "languages": languages.map { .array($0.map(value)) },
            "received": days.map(value),
            "drop_off": dropOff.map(value),
            "questions": .array(questions.map(value)),
            "crosses": .array(crosses.map(value)),
        ])
    }

    private func value(_ language: LanguageCount) -> JSON {
        .object([
            "language": .string(language.language.text), "count": .integer(language.count),
            "share": share(language.count, of: responses),
        ])
    }

    private func value(_ days: TimeSeries) -> JSON {
        .object([
            "unit": .string(days.unit.rawValue),
            "counts": .array(
                days.points.map { point in
                    .object([
                        "from": .string(point.start.description), "count": .integer(point.count),
                    ])
                }),
        ])
    }

    private func value(_ dropOff: DropOff) -> JSON {
        .object([
            "since": .string(dropOff.since.description),
            "sent": .integer(dropOff.sent),
            "unfinished": .integer(dropOff.unfinished),
            "pages": .array(
                dropOff.pages.map { page in
                    .object([
                        "page": .integer(page.number), "title": .string(page.title),
                        "reached": .integer(page.reached),
                        "unfinished": .integer(page.unfinished),
                    ])
                }),
        ])
    }

    private func share(_ part: Int, of whole: Int) -> JSON? {
        whole > 0 ? .number(Double(part) / Double(whole)) : nil
    }
}

// MARK: - Questions

extension SurveyReport {
    private func value(_ question: QuestionReport) -> JSON {
        .object([
            "id": .string(question.name),
            "text": .string(question.text),
            "kind": .string(question.kind),
            "last_version": question.lastVersion.map(JSON.string),
            "base": .integer(question.base),
            "answered": .integer(question.answered),
            "missing": .integer(question.missing),
            "not_shown": .integer(question.notShown),
            "not_asked": .integer(question.notAsked),
            "counts": .array(lines(of: question).map { value($0, of: question) }),
            "unit": unit(of: question).map(JSON.string),
            "summary": summary(of: question).map(value),
            "recommendation": recommendation(of: question).map(JSON.number),
            "choices": grid(of: question).map { grid in .array(grid.columns.map(choice)) },
            "rows": rows(of: question),
            "ranks": ranks(of: question),
            "identifies": question.identifies ? .bool(true) : nil,
            "texts": samples(of: question).map { .array($0.map(value)) },
            "written": question.writeIns.isEmpty ? nil : .array(question.writeIns.map(value)),
        ])
    }

    /// The counts of a question; a grid has them in its rows, and a ranking by places.
    private func lines(of question: QuestionReport) -> [QuestionReport.Line] {
        switch question.body {
        case .choices(let lines), .several(let lines), .scale(let lines, _, _),
            .numbers(let lines, _, _), .score(let lines, _):
            lines
        case .dates(let dates): dates.lines
        case .grid, .ranking, .texts: []
        }
    }

    private func value(_ line: QuestionReport.Line, of question: QuestionReport) -> JSON {
        .object([
            "code": .string(line.code), "label": .string(line.label),
            "count": .integer(line.count),
            "share_of_answered": share(line.count, of: question.answered),
            "share_of_all": share(line.count, of: question.all),
            "former": line.isFormer ? .bool(true) : nil,
        ])
    }

    private func unit(of question: QuestionReport) -> String? {
        switch question.body {
        case .numbers(_, _, let unit): unit
        case .dates(let dates): dates.unit.rawValue
        case .choices, .several, .scale, .score, .grid, .ranking, .texts: nil
        }
    }

    private func summary(of question: QuestionReport) -> NumberSummary? {
        switch question.body {
        case .scale(_, let summary, _), .numbers(_, let summary, _), .score(_, let summary):
            summary
        case .choices, .several, .dates, .grid, .ranking, .texts: nil
        }
    }

    private func recommendation(of question: QuestionReport) -> Double? {
        guard case .scale(_, _, let recommendation) = question.body else { return nil }
        return recommendation
    }

    private func grid(of question: QuestionReport) -> GridTable? {
        guard case .grid(let grid) = question.body else { return nil }
        return grid
    }

    private func samples(of question: QuestionReport) -> [TextSample]? {
        guard case .texts(let samples) = question.body else { return nil }
        return samples
    }

    private func value(_ summary: NumberSummary) -> JSON {
        .object([
            "count": .integer(summary.count), "mean": .number(summary.mean),
            "deviation": summary.deviation.map(JSON.number), "least": .number(summary.least),
            "greatest": .number(summary.greatest),
            "quantiles": .array(
                zip(NumberSummary.shares, summary.quantiles).map { share, number in
                    .object(["share": .number(share), "number": .number(number)])
                }),
        ])
    }

    private func choice(_ line: QuestionReport.Line) -> JSON {
        .object([
            "code": .string(line.code), "label": .string(line.label),
            "former": line.isFormer ? .bool(true) : nil,
        ])
    }

    private func rows(of question: QuestionReport) -> JSON? {
        guard let grid = grid(of: question) else { return nil }
        return .array(
            grid.rows.map { row in
                .object([
                    "code": .string(row.code), "text": .string(row.text),
                    "answered": .integer(row.answered),
                    "missing": .integer(question.base - row.answered),
                    "counts": .array(row.counts.map(JSON.integer)),
                    "former": row.isFormer ? .bool(true) : nil,
                ])
            })
    }

    private func ranks(of question: QuestionReport) -> JSON? {
        guard case .ranking(let table) = question.body else { return nil }
        return .array(
            table.rows.map { row in
                .object([
                    "code": .string(row.code), "label": .string(row.label),
                    "ranked": .integer(row.ranked), "first": .integer(row.first),
                    "mean_rank": row.meanRank.map(JSON.number),
                    "places": .array(row.places.map(JSON.integer)),
                    "former": row.isFormer ? .bool(true) : nil,
                ])
            })
    }

    private func value(_ sample: TextSample) -> JSON {
        .object([
            "text": .string(sample.text), "language": .string(sample.language),
            "count": .integer(sample.count),
        ])
    }

    private func value(_ written: WriteIns) -> JSON {
        .object([
            "code": .string(written.code), "label": .string(written.label),
            "texts": .array(written.samples.map(value)),
        ])
    }
}

// MARK: - Cross-tables

extension SurveyReport {
    private func value(_ cross: CrossTable) -> JSON {
        .object([
            "rows": value(cross.rows), "columns": value(cross.columns),
            "counts": .array(cross.counts.map { .array($0.map(JSON.integer)) }),
            "base": .integer(cross.base), "left_out": .integer(cross.leftOut),
            "test": value(cross.association),
        ])
    }

    private func value(_ variable: CrossTable.Variable) -> JSON {
        .object([
            "id": .string(variable.name), "text": .string(variable.text),
            "categories": .array(
                variable.categories.map { line in
                    .object([
                        "code": .string(line.code), "label": .string(line.label),
                        "count": .integer(line.count),
                        "former": line.isFormer ? .bool(true) : nil,
                    ])
                }),
        ])
    }

    private func value(_ association: Association) -> JSON {
        switch association {
        case .tested(let test):
            .object([
                "holds": .bool(true), "chi_square": .number(test.statistic),
                "degrees": .integer(test.degrees), "p": .number(test.p),
                "cramers_v": .number(test.strength),
            ])
        case .untested(let obstacle):
            .object(["holds": .bool(false), "reason": .string(obstacle.sentence)])
        }
    }
}
