import FormModel
import Values

/// What the columns of a table mean, as rows of texts: one for each column, and in columns of choices
/// one for each of them.
package struct Codebook {
    package static let head = [
        "column", "label", "type", "unit", "value", "value_label", "value_number", "sensitive",
        "identifies", "versions", "codes",
    ]

    package let rows: [[String]]

    package init(_ table: RecordTable) {
        let columns = table.columns.flatMap { Self.rows(of: $0, in: table) }
        let width = Self.head.count
        rows =
            columns
            + MissingReason.allCases.map { reason in
                let row = ["", "No value", "", "", reason.token, reason.label]
                return row + [String](repeating: "", count: width - row.count)
            }
    }

    private static func rows(of column: RecordColumn, in table: RecordTable) -> [[String]] {
        let question = column.question.map { table.questions[$0] }
        let head = [column.name, column.label, column.kind.word, question?.unit ?? ""]
        let tail = tail(question, table)
        return values(of: column).map { head + $0 + tail }
    }

    private static func tail(_ question: RecordQuestion?, _ table: RecordTable) -> [String] {
        guard let question else { return ["", "", "", ""] }
        return [
            question.sensitivity == .none ? "" : question.sensitivity.rawValue,
            question.identifies ? "yes" : "",
            question.versions.map { table.versions[$0].version.description }
                .joined(separator: " "),
            question.codes.joined(separator: " "),
        ]
    }

    private static func values(of column: RecordColumn) -> [[String]] {
        switch column.kind {
        case .choice(let choices): choices.map { [$0.code, $0.label, String($0.number)] }
        case .flag: [["yes", "Yes", "1"], ["no", "No", "0"]]
        case .number, .text, .day, .partialDate: [["", "", ""]]
        }
    }

    /// The codebook as comma-separated values.
    var csv: [UInt8] {
        ([Self.head] + rows).reduce(into: []) { CommaSeparated.append($1, to: &$0) }
    }
}

extension RecordColumn.Kind {
    /// The kind in one word.
    fileprivate var word: String {
        switch self {
        case .number(let decimals, _): decimals == 0 ? "integer" : "number"
        case .choice: "choice"
        case .flag: "yes or no"
        case .text: "text"
        case .day: "date"
        case .partialDate: "partial date"
        }
    }
}
