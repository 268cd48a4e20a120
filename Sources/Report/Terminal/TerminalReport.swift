import Values

/// The operator's report as text for a terminal.
package struct TerminalReport: Sendable {
    /// The widths that a report is fitted to.
    package static let widths = 60...200

    let width: Int
    /// True when headings are bold and notes faint; nothing is said by that alone.
    private let isStyled: Bool

    package init(width: Int, isStyled: Bool = false) {
        self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
        self.isStyled = isStyled
    }

    /// The whole report, ending in a line feed.
    package func text(of report: SurveyReport) -> String {
        let parts =
            [head(report)] + [participation(report)].filter { !$0.isEmpty }
            + report.questions.map { question($0, report) } + report.crosses.map(cross)
        let lines = parts.flatMap { $0 + [""] }.dropLast()
        return lines.map(Self.withoutEnd).joined(separator: "\n") + "\n"
    }

    /// A line without the spaces at its end.
    static func withoutEnd(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func head(_ report: SurveyReport) -> [String] {
        let responses = Figures.counted(report.responses, "response")
        let all = report.unfiltered.map { " of \($0)" } ?? ""
        return heading(report.title)
            + paragraph("\(report.form), version \(report.version): \(responses)\(all)")
            + report.filters.flatMap { paragraph("Only where \($0)") }
            + paragraph(SurveyReport.notice)
    }

    // MARK: - Lines

    func heading(_ text: String) -> [String] {
        wrap(Redaction.printable(text), indent: 0).map { isStyled ? "\u{1B}[1m\($0)\u{1B}[0m" : $0 }
    }

    func paragraph(_ text: String) -> [String] { wrap(text, indent: 0) }

    /// What explains figures.
    func note(_ text: String) -> [String] {
        wrap(text, indent: 2).map { isStyled ? "\u{1B}[2m\($0)\u{1B}[0m" : $0 }
    }

    func wrap(_ text: String, indent: Int, first: String? = nil) -> [String] {
        let margin = TextColumns.spaces(indent)
        let lines = TextColumns.wrapped(text, to: width - indent)
        return lines.enumerated().map { index, line in
            (index == 0 ? first ?? margin : margin) + line
        }
    }

    /// A bar in eighths of a column.
    static func bar(_ part: Int, of whole: Int, columns: Int) -> String {
        guard whole > 0, part > 0 else { return "" }
        let eighths = (2 * 8 * columns * part + whole) / (2 * whole)
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + partial
    }
}

// MARK: - Who took part

extension TerminalReport {
    private func participation(_ report: SurveyReport) -> [String] {
        let parts = [
            report.days.map(received), report.languages.map { languages($0, report.responses) },
            report.dropOff.map(dropOff),
        ]
        let filled = parts.compactMap(\.self).filter { !$0.isEmpty }
        return Array(filled.joined(separator: [""]))
    }

    private func received(_ days: TimeSeries) -> [String] {
        guard !days.points.isEmpty else { return [] }
        let most = days.points.map(\.count).max() ?? 0
        let bars = BarTable(width: width, figures: [7])
        return heading("Responses by \(days.unit.rawValue)")
            + days.points.flatMap { point in
                bars.lines(
                    days.unit.label(of: point.start), [String(point.count)],
                    bar: (point.count, most))
            }
    }

    private func languages(_ languages: [LanguageCount], _ all: Int) -> [String] {
        guard !languages.isEmpty else { return [] }
        let bars = BarTable(width: width, figures: [7, 7])
        return heading("Responses by language")
            + languages.flatMap { line in
                bars.lines(
                    line.language.text,
                    [String(line.count), Figures.percent(line.count, of: all)],
                    bar: (line.count, all))
            }
    }

    private func dropOff(_ dropOff: DropOff) -> [String] {
        let bars = BarTable(width: width, figures: [9, 9, 7])
        let sum =
            "since \(dropOff.since): \(dropOff.sent) sent, \(dropOff.unfinished) begun and not sent; "
            + "who left without saving a page left no trace"
        return heading("Where people stopped") + note(sum)
            + bars.lines("", ["reached", "stopped", ""])
            + dropOff.pages.flatMap { page in
                bars.lines(
                    "\(page.number). \(Redaction.printable(page.title))",
                    [
                        String(page.reached), String(page.unfinished),
                        Figures.percent(page.unfinished, of: page.reached),
                    ], bar: (page.unfinished, page.reached))
            }
    }
}
