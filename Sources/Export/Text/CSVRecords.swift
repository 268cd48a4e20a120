import FormModel
import Values

/// Records as comma-separated values (RFC 4180) in UTF-8, with the reason where there is no value.
package struct CSVRecords: RecordEncoder {
    /// What stands in place of flags and choices.
    package enum Wording: Sendable {
        case codes, labels
    }

    package let head: [UInt8]
    private let words: FieldWords
    static let tokens = MissingReason.allCases.map { Array($0.token.utf8) }
    private static let comma = UInt8(ascii: ",")

    package init(_ table: RecordTable, _ wording: Wording = .codes) {
        var head: [UInt8] = []
        for (place, column) in table.columns.enumerated() {
            if place > 0 { head.append(Self.comma) }
            CommaSeparated.append(column.name, to: &head)
        }
        self.head = head + [0x0D, 0x0A]
        words = FieldWords(table.columns, wording)
    }

    package func append(_ row: [RecordCell], to output: inout [UInt8]) {
        for place in row.indices {
            if place > 0 { output.append(Self.comma) }
            append(row[place], place, to: &output)
        }
        output.append(0x0D)
        output.append(0x0A)
    }

    private func append(_ cell: RecordCell, _ column: Int, to output: inout [UInt8]) {
        switch cell {
        case .missing(let reason): output.append(contentsOf: Self.tokens[Int(reason.rawValue)])
        case .flag(let flag): output.append(contentsOf: words.flag(flag))
        case .choice(let choice): output.append(contentsOf: words.choice(choice, of: column))
        case .number(let number): number.append(to: &output)
        case .date(let date): date.append(to: &output)
        case .text(let text): CommaSeparated.append(text, besides: Self.tokens, to: &output)
        }
    }
}

/// What is written again and again, ready as fields: all of it in one list, because a list of lists would
/// cost a reference count for each cell.
private struct FieldWords: Sendable {
    private var bytes: [UInt8] = []
    /// Where each word stands: yes, no, and the choices of one column behind those of the other.
    private var places: [Range<Int>] = []
    /// The first choice of each column.
    private var firsts: [Int] = []

    init(_ columns: [RecordColumn], _ wording: CSVRecords.Wording) {
        append(wording == .codes ? "yes" : "Yes")
        append(wording == .codes ? "no" : "No")
        for column in columns {
            firsts.append(places.count)
            guard case .choice(let known) = column.kind else { continue }
            for choice in known { append(wording == .codes ? choice.code : choice.label) }
        }
    }

    private mutating func append(_ word: String) {
        let start = bytes.count
        CommaSeparated.append(word, besides: CSVRecords.tokens, to: &bytes)
        places.append(start..<bytes.count)
    }

    func flag(_ flag: Bool) -> ArraySlice<UInt8> { bytes[places[flag ? 0 : 1]] }

    func choice(_ choice: Int, of column: Int) -> ArraySlice<UInt8> {
        bytes[places[firsts[column] + choice]]
    }
}
