import FormModel
import Values

/// Records as comma-separated values (RFC 4180) in UTF-8, with the reason where there is no value.
package struct CSVRecords: RecordEncoder {
    /// What stands in place of flags and choices.
    package enum Wording: Sendable {
        case codes, labels
    }

    package let head: [UInt8]
    private let columns: [ColumnWords]
    static let tokens = MissingReason.allCases.map { Array($0.token.utf8) }
    private static let comma = UInt8(ascii: ",")

    package init(_ table: RecordTable, _ wording: Wording = .codes) {
        var head: [UInt8] = []
        for (place, column) in table.columns.enumerated() {
            if place > 0 { head.append(Self.comma) }
            CommaSeparated.append(column.name, to: &head)
        }
        self.head = head + [0x0D, 0x0A]
        columns = table.columns.map { ColumnWords($0, wording) }
    }

    package func append(_ row: [RecordCell], to output: inout [UInt8]) {
        for place in row.indices {
            if place > 0 { output.append(Self.comma) }
            append(row[place], columns[place], to: &output)
        }
        output.append(0x0D)
        output.append(0x0A)
    }

    private func append(_ cell: RecordCell, _ words: ColumnWords, to output: inout [UInt8]) {
        switch cell {
        case .missing(let reason): output.append(contentsOf: Self.tokens[Int(reason.rawValue)])
        case .flag(let flag): output.append(contentsOf: flag ? words.yes : words.no)
        case .choice(let choice): output.append(contentsOf: words.choices[choice])
        case .number(let number): number.append(to: &output)
        case .date(let date): date.append(to: &output)
        case .text(let text): CommaSeparated.append(text, besides: Self.tokens, to: &output)
        }
    }
}

/// What one column writes again and again, ready as fields.
private struct ColumnWords: Sendable {
    let yes: [UInt8]
    let no: [UInt8]
    private(set) var choices: [[UInt8]] = []

    init(_ column: RecordColumn, _ wording: CSVRecords.Wording) {
        switch wording {
        case .codes: (yes, no) = (Array("yes".utf8), Array("no".utf8))
        case .labels: (yes, no) = (Array("Yes".utf8), Array("No".utf8))
        }
        guard case .choice(let known) = column.kind else { return }
        choices = known.map { choice in
            var field: [UInt8] = []
            let text = wording == .codes ? choice.code : choice.label
            CommaSeparated.append(text, besides: CSVRecords.tokens, to: &field)
            return field
        }
    }
}
