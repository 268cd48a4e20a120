/// What reports say in words beside their figures, the same on a terminal and on a page.
enum QuestionWords {
    /// To how many a question was shown, and what became of that.
    static func base(_ question: QuestionReport) -> String {
        var parts = [
            "shown to \(question.base)", "answered \(question.answered)",
            "missing \(question.missing)",
        ]
        if question.notShown > 0 { parts.append("not shown to \(question.notShown)") }
        if question.notAsked > 0 {
            parts.append("not in the version that \(question.notAsked) answered")
        }
        return parts.joined(separator: ", ")
    }

    static func base(_ cross: CrossTable) -> String {
        "\(cross.base) answered both, \(cross.leftOut) did not; percentages of each row"
    }

    static let several = "several answers were possible"
    static let identifies = "these texts can name a person and are not shown"
    static let notRead = "texts are shown without --quick"

    static func label(_ line: QuestionReport.Line) -> String {
        label(line.label, isFormer: line.isFormer)
    }

    static func label(_ text: String, isFormer: Bool) -> String {
        Redaction.printable(text) + (isFormer ? " (no longer offered)" : "")
    }

    /// The histogram without the empty ranges at its ends.
    static func trimmed(_ lines: [QuestionReport.Line]) -> [QuestionReport.Line] {
        guard let first = lines.firstIndex(where: { $0.count > 0 }),
            let last = lines.lastIndex(where: { $0.count > 0 })
        else { return [] }
        return Array(lines[first...last])
    }

    static func summary(_ summary: NumberSummary, unit: String?) -> String {
        let unit = unit.map { " \($0)" } ?? ""
        let quantiles = summary.quantiles.map(Figures.short)
        let deviation = summary.deviation.map { ", standard deviation \(Figures.short($0))" } ?? ""
        return "mean \(Figures.short(summary.mean))\(unit)\(deviation); median \(quantiles[2]), "
            + "half from \(quantiles[1]) to \(quantiles[3]), nine in ten from \(quantiles[0]) to "
            + "\(quantiles[4]), all from \(Figures.short(summary.least)) to "
            + Figures.short(summary.greatest)
    }

    static func recommendation(_ score: Double) -> String {
        "net promoter score \(Figures.decimal(score, 1)): the percentage of 9 and 10 less that of 0 to 6"
    }

    static func association(_ association: Association) -> String {
        switch association {
        case .tested(let test):
            "chi-square \(Figures.short(test.statistic)) with \(test.degrees) degrees of freedom, "
                + "\(Figures.probability(test.p)); Cramér's V \(Figures.decimal(test.strength, 2))"
        case .untested(let obstacle): "no chi-square test: \(obstacle.sentence)"
        }
    }
}
