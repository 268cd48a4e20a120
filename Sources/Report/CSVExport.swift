package import Disclosure
import Values

/// Aggregated counts as comma-separated values (RFC 4180): a row for each question and answer.
package enum CSVExport {
    private static let header = [
        "form", "version", "question", "text", "answer", "label", "count", "base", "answered",
        "missing",
    ]

    /// The table with its header, each row ended by CR LF.
    package static func text(of table: CountTable) -> String {
        ([header] + table.questions.flatMap { rows(of: $0, in: table) })
            .map { $0.map(field).joined(separator: ",") + "\r\n" }
            .joined()
    }

    private static func rows(
        of question: CountTable.Question, in table: CountTable
    ) -> [[String]] {
        question.lines.map { line in
            [
                table.form.text, table.version, question.name, question.text, line.code,
                line.label, String(line.count), String(question.base), String(question.answered),
                String(question.missing),
            ]
        }
    }

    /// A field in quotes where it must be, and never one that a spreadsheet takes for a formula
    /// (OWASP, CSV injection).
    package static func field(_ text: String) -> String {
        let safe = isFormula(text) ? "'" + text : text
        let needsQuotes = safe.contains { ",\"\r\n".contains($0) || $0 == "\r\n" }
        guard needsQuotes else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// Says whether a spreadsheet takes a field for a formula.
    package static func isFormula(_ text: String) -> Bool {
        text.first.map { "=+-@\t\r".contains($0) } ?? false
    }
}
