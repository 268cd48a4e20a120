import Values

extension FlatTable {
    /// The table as comma-separated values (RFC 4180) in UTF-8; a field is empty where there is nothing.
    var csv: [UInt8] {
        Self.csv([columns.map(\.name)] + rows.map { $0.map(\.word) })
    }

    var codebookCSV: [UInt8] { Self.csv([Self.codebookHead] + codebook) }

    private static func csv(_ rows: [[String]]) -> [UInt8] {
        rows.reduce(into: []) { CommaSeparated.append($1, to: &$0) }
    }

    /// The table as JSON Lines: an object a line with a member for each column, null where there is
    /// nothing.
    var jsonLines: [UInt8] {
        let keys = columns.map { column in
            var key: [UInt8] = []
            JSONText.append(column.name, to: &key)
            return key + [UInt8(ascii: ":")]
        }
        return rows.reduce(into: []) { output, row in
            var separator = UInt8(ascii: "{")
            for (key, cell) in zip(keys, row) {
                output.append(separator)
                output += key
                cell.append(to: &output)
                separator = UInt8(ascii: ",")
            }
            output += [UInt8(ascii: "}"), 0x0A]
        }
    }
}

extension FlatTable.Cell {
    /// What stands there, as a text.
    var word: String {
        switch self {
        case .nothing: ""
        case .number(let number): String(number)
        case .text(let text): text
        }
    }

    fileprivate func append(to output: inout [UInt8]) {
        switch self {
        case .nothing: output += "null".utf8
        case .number(let number): output += String(number).utf8
        case .text(let text): JSONText.append(text, to: &output)
        }
    }
}
