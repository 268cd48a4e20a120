import FormModel
import Values

/// Records as JSON Lines: an object a line, with a member for each column in its order, null where
/// there is no value, and `record_missing` with the columns that lack one by the reason.
package struct JSONLinesRecords: RecordEncoder {
    package var head: [UInt8] { [] }

    /// Each column's `"name":`, and its name as a JSON string.
    private let keys: [[UInt8]]
    private let names: [[UInt8]]
    /// The codes of each column as JSON strings.
    private let codes: [[[UInt8]]]
    private static let reasons = MissingReason.allCases.map { reason in
        (reason, Array("\"\(reason.token.dropFirst())\":".utf8))
    }

    package init(_ table: RecordTable) {
        names = table.columns.map { Self.string($0.name) }
        keys = names.map { $0 + [UInt8(ascii: ":")] }
        codes = table.columns.map { column in
            guard case .choice(let choices) = column.kind else { return [] }
            return choices.map { Self.string($0.code) }
        }
    }

    package func append(_ row: [RecordCell], to output: inout [UInt8]) {
        var separator = UInt8(ascii: "{")
        for place in row.indices {
            output.append(separator)
            output.append(contentsOf: keys[place])
            append(row[place], codes[place], to: &output)
            separator = UInt8(ascii: ",")
        }
        appendMissing(row, to: &output)
        output.append(UInt8(ascii: "}"))
        output.append(0x0A)
    }

    private func append(_ cell: RecordCell, _ codes: [[UInt8]], to output: inout [UInt8]) {
        switch cell {
        case .missing: output.append(contentsOf: "null".utf8)
        case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .choice(let choice): output.append(contentsOf: codes[choice])
        case .number(let number): number.append(to: &output)
        case .date(let date):
            output.append(UInt8(ascii: "\""))
            date.append(to: &output)
            output.append(UInt8(ascii: "\""))
        case .text(let text): JSONText.append(text, to: &output)
        }
    }

    private func appendMissing(_ row: [RecordCell], to output: inout [UInt8]) {
        output.append(contentsOf: ",\"record_missing\":{".utf8)
        var isFirst = true
        for (reason, key) in Self.reasons {
            var separator = UInt8(ascii: "[")
            for place in row.indices where row[place] == .missing(reason) {
                if separator == UInt8(ascii: "[") {
                    if !isFirst { output.append(UInt8(ascii: ",")) }
                    output.append(contentsOf: key)
                    isFirst = false
                }
                output.append(separator)
                output.append(contentsOf: names[place])
                separator = UInt8(ascii: ",")
            }
            if separator == UInt8(ascii: ",") { output.append(UInt8(ascii: "]")) }
        }
        output.append(UInt8(ascii: "}"))
    }

    private static func string(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        JSONText.append(text, to: &output)
        return output
    }
}
