import Values

/// The operator's report as one page that needs nothing beside it: no network, no script.
package struct HTMLReport: Sendable {
    private let report: SurveyReport

    /// The whole page, ending in a line feed.
    package static func page(of report: SurveyReport) -> String {
        HTMLReport(report: report).page
    }

    private var page: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(escaped(report.title)): true counts</title>
        <style>
        \(HTMLStyle.text)
        </style>
        </head>
        <body>
        <header>
        \(head)
        </header>
        <main>
        \(sections.filter { !$0.isEmpty }.joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private var head: String {
        let responses = Figures.counted(report.responses, "response")
        let all = report.unfiltered.map { " of \($0)" } ?? ""
        let filters = report.filters.map {
            "\n<p>Only where <code>\(escaped($0))</code></p>"
        }.joined()
        return """
            <h1\(foreign)>\(escaped(report.title))</h1>
            <p><code>\(report.form)</code>, version \(escaped(report.version)): \(responses)\(all)</p>\(filters)
            <p class="notice"><strong>\(SurveyReport.notice)</strong></p>
            """
    }

    private var sections: [String] {
        [report.days.map(received) ?? "", report.languages.map(languages) ?? ""]
            + [report.dropOff.map(dropOff) ?? ""] + report.questions.enumerated().map(question)
            + report.crosses.enumerated().map(cross)
    }

    // MARK: - Parts

    /// Says of an element that it speaks the form's language.
    private var foreign: String {
        report.language.text == "en" ? "" : " lang=\"\(report.language.text)\" dir=\"auto\""
    }

    private func section(_ name: String, _ heading: String, _ parts: [String]) -> String {
        """
        <section aria-labelledby="\(name)">
        <h2 id="\(name)">\(heading)</h2>
        \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
        </section>
        """
    }

    /// A sentence about figures.
    private func paragraph(_ text: String) -> String {
        let end = text.hasSuffix(".") ? "" : "."
        return
            "<p class=\"note\">\(escaped(text.prefix(1).uppercased() + text.dropFirst()))\(end)</p>"
    }

    private func received(_ days: TimeSeries) -> String {
        guard !days.points.isEmpty else { return "" }
        let bars = days.points.map { point in
            HTMLBars.Bar(label: days.unit.label(of: point.start), count: point.count)
        }
        let most = bars.map(\.count).max() ?? 0
        let table = HTMLTable(
            caption: "Responses by \(days.unit.rawValue)", head: ["From", "Responses"],
            rows: bars.map { [escaped($0.label), String($0.count)] })
        let chart = HTMLBars(name: "received", title: table.caption, bars: bars, whole: most)
        return section("received", "Responses over time", [both(chart, table)])
    }

    private func languages(_ languages: [LanguageCount]) -> String {
        guard !languages.isEmpty else { return "" }
        let table = HTMLTable(
            caption: "Responses by language", head: ["Language", "Responses", "Of all"],
            rows: languages.map {
                [
                    escaped($0.language.text), String($0.count),
                    Figures.percent($0.count, of: report.responses),
                ]
            })
        return section("languages", "Languages", [table.html])
    }

    private func dropOff(_ dropOff: DropOff) -> String {
        let table = HTMLTable(
            caption: "Pages and who stopped on them",
            head: ["Page", "Reached", "Stopped", "Share"],
            rows: dropOff.pages.map { page in
                [
                    "\(page.number). <span\(foreign)>\(escaped(page.title))</span>",
                    String(page.reached), String(page.unfinished),
                    Figures.percent(page.unfinished, of: page.reached),
                ]
            })
        return section(
            "stopped", "Where people stopped",
            [
                paragraph(
                    "Since \(dropOff.since): \(dropOff.sent) sent, \(dropOff.unfinished) begun and not "
                        + "sent; who left without saving a page left no trace."), table.html,
            ])
    }

    /// A chart with the table of what it shows.
    private func both(_ bars: HTMLBars, _ table: HTMLTable) -> String {
        "<div class=\"both\">\n\(bars.svg)\n\(table.html)\n</div>"
    }
}

// MARK: - Questions

extension HTMLReport {
    private func question(_ number: Int, _ question: QuestionReport) -> String {
        let former = question.lastVersion.map { " (asked until version \(escaped($0)))" } ?? ""
        let heading =
            "<span\(foreign)>\(escaped(question.text))</span> "
            + "<code>\(escaped(question.name))</code>\(former)"
        let name = "question-\(number + 1)"
        return section(
            name, heading,
            [paragraph(QuestionWords.base(question))] + body(question, name)
                + question.writeIns.map { written in
                    "<h3>Written beside ‘<span\(foreign)>\(escaped(written.label))</span>’</h3>\n"
                        + samples(written.samples)
                })
    }

    private func body(_ question: QuestionReport, _ name: String) -> [String] {
        switch question.body {
        case .choices(let lines): [counts(lines, question, name)]
        case .several(let lines):
            [paragraph(QuestionWords.several), counts(lines, question, name)]
        case .scale(let lines, let summary, let recommendation):
            [
                counts(lines, question, name), self.summary(summary, nil),
                recommendation.map { paragraph(QuestionWords.recommendation($0)) } ?? "",
            ]
        case .numbers(let lines, let summary, let unit):
            [counts(QuestionWords.trimmed(lines), question, name), self.summary(summary, unit)]
        case .score(let lines, let summary):
            [counts(QuestionWords.trimmed(lines), question, name), self.summary(summary, nil)]
        case .dates(let dates): [counts(QuestionWords.trimmed(dates.lines), question, name)]
        case .grid(let grid): [table(grid)]
        case .ranking(let table): [ranking(table, question, name)]
        case .texts(let texts): [self.texts(texts, question)]
        }
    }

    private func counts(
        _ lines: [QuestionReport.Line], _ question: QuestionReport, _ name: String
    ) -> String {
        guard question.answered > 0, !lines.isEmpty else { return "" }
        let bars = lines.map { HTMLBars.Bar(label: QuestionWords.label($0), count: $0.count) }
        let chart = HTMLBars(name: name, title: question.text, bars: bars, whole: question.answered)
        let table = HTMLTable(
            caption: "Answers", head: ["Answer", "Count", "Of answered", "Of all"],
            rows: lines.map { line in
                [
                    label(line.label, line.isFormer), String(line.count),
                    Figures.percent(line.count, of: question.answered),
                    Figures.percent(line.count, of: question.all),
                ]
            })
        return both(chart, table)
    }

    private func label(_ text: String, _ isFormer: Bool) -> String {
        "<span\(foreign)>\(escaped(text))</span>" + (isFormer ? " (no longer offered)" : "")
    }

    private func summary(_ summary: NumberSummary?, _ unit: String?) -> String {
        summary.map { paragraph(QuestionWords.summary($0, unit: unit)) } ?? ""
    }

    private func table(_ grid: GridTable) -> String {
        HTMLTable(
            caption: "Answers by row, with percentages of those who answered the row",
            head: ["Row", "Answered"] + grid.columns.map { label($0.label, $0.isFormer) },
            rows: grid.rows.map { row in
                [label(row.text, row.isFormer), String(row.answered)]
                    + row.counts.map { cell($0, of: row.answered) }
            }
        ).html
    }

    private func cell(_ count: Int, of base: Int) -> String {
        let share = Figures.percent(count, of: base)
        return share.isEmpty ? "\(count)" : "\(count) <small>\(share)</small>"
    }

    private func ranking(
        _ table: RankTable, _ question: QuestionReport, _ name: String
    ) -> String {
        let bars = table.rows.map {
            HTMLBars.Bar(
                label: QuestionWords.label($0.label, isFormer: $0.isFormer), count: $0.first)
        }
        let chart = HTMLBars(
            name: name, title: "Put first: \(question.text)", bars: bars, whole: question.answered)
        let figures = HTMLTable(
            caption: "Places", head: ["Choice", "Mean place", "Placed", "First", "Of answered"],
            rows: table.rows.map { row in
                [
                    label(row.label, row.isFormer),
                    row.meanRank.map { Figures.fixed($0, 2) } ?? "–", String(row.ranked),
                    String(row.first), Figures.percent(row.first, of: question.answered),
                ]
            })
        return both(chart, figures)
    }

    private func texts(_ texts: [TextSample]?, _ question: QuestionReport) -> String {
        if question.identifies { return paragraph(QuestionWords.identifies) }
        guard let texts else { return paragraph(QuestionWords.notRead) }
        return samples(texts)
    }

    private func samples(_ samples: [TextSample]) -> String {
        guard !samples.isEmpty else { return "" }
        let items = samples.map { sample in
            let times = sample.count > 1 ? " (\(sample.count) times)" : ""
            let language = escaped(sample.language)
            return
                "<li><q lang=\"\(language)\" dir=\"auto\">\(escaped(sample.text))</q>\(times)</li>"
        }
        return "<ul class=\"texts\">\n\(items.joined(separator: "\n"))\n</ul>"
    }

    private func cross(_ number: Int, _ cross: CrossTable) -> String {
        let columns = cross.columns.categories
        let sums =
            ["All", String(cross.base)] + columns.map { cell($0.count, of: cross.base) }
        let rows = zip(cross.rows.categories, cross.counts).map { category, counts in
            [label(category.label, category.isFormer), String(category.count)]
                + counts.map { cell($0, of: category.count) }
        }
        let table = HTMLTable(
            caption: "Counts, with percentages of each row",
            head: ["Answer", "People"] + columns.map { label($0.label, $0.isFormer) },
            rows: rows + [sums])
        return section(
            "cross-\(number + 1)",
            "<span\(foreign)>\(escaped(cross.rows.text))</span> by "
                + "<span\(foreign)>\(escaped(cross.columns.text))</span>",
            [
                paragraph(QuestionWords.base(cross)), table.html,
                paragraph(QuestionWords.association(cross.association)),
            ])
    }
}

/// Text as it stands in a page, between tags or in an attribute.
func escaped(_ text: String) -> String {
    var output = ""
    for character in Redaction.printable(text) {
        switch character {
        case "&": output += "&amp;"
        case "<": output += "&lt;"
        case ">": output += "&gt;"
        case "\"": output += "&quot;"
        default: output.append(character)
        }
    }
    return output
}
