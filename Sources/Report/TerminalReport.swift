package import Disclosure
import Values

/// The operator's report as text for a terminal: a table with bars for each question.
package struct TerminalReport: Sendable {
    private static let labelWidth = 44
    private static let barWidth = 24

    /// How wide the terminal is, in columns.
    private let width: Int

    package init(width: Int) {
        self.width = max(40, width)
    }

    /// The whole report, ending in a line feed.
    package func text(of table: CountTable) -> String {
        let head = [
            "\(table.title)",
            "\(table.form), version \(table.version): \(table.responses) responses",
            "True counts, for your eyes, not for publication.",
        ]
        return (head + table.questions.flatMap(lines)).joined(separator: "\n") + "\n"
    }

    private func lines(of question: CountTable.Question) -> [String] {
        let counts =
            "  shown to \(question.base), answered \(question.answered), missing \(question.missing)"
        return ["", "\(question.name): \(question.text)", counts]
            + question.lines.map { line($0, answered: question.answered) }
    }

    private func line(_ line: CountTable.Line, answered: Int) -> String {
        let barWidth = min(Self.barWidth, width / 4)
        let labelWidth = min(Self.labelWidth, width - barWidth - 18)
        let share = answered == 0 ? 0 : Double(line.count) / Double(answered)
        return "  " + Self.fitted(line.label, to: labelWidth)
            + Self.right(String(line.count), 7) + Self.right(Self.percent(share), 6) + "  "
            + Self.bar(share, width: barWidth)
    }

    /// A share of 1 as a whole percentage, rounded half up.
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// A bar in eighths of a column.
    static func bar(_ share: Double, width: Int) -> String {
        let eighths = Int((share * Double(width * 8)).rounded())
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + partial
    }

    static func fitted(_ text: String, to width: Int) -> String {
        let shown = text.count > width ? text.prefix(width - 1) + "…" : text[...]
        return shown + String(repeating: " ", count: width - shown.count)
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
