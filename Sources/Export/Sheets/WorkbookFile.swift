import FormModel

/// Writes the records of a spool as an Excel workbook: a sheet of them, and one of what they mean.
struct WorkbookFile {
    private let table: RecordTable

    init(_ table: RecordTable) { self.table = table }

    /// Writes so many records to a file that is not there.
    func write(
        _ spool: Spool, records: Int, to path: String
    ) throws -> OutputFile.Content {
        guard records < Workbook.mostRows else {
            throw ExportFault.tooManyRecords(limit: Workbook.mostRows - 1)
        }
        // The library would make a file that others can read.
        _ = try OutputFile(creating: path)
        var workbook = try Workbook(at: path)
        try workbook.begin("Records", head: table.columns.map(\.name))
        try spool.forEach(table.columns.count) { row in
            workbook.nextRow()
            for place in row.indices { try write(row[place], at: place, to: workbook) }
        }
        try workbook.begin("Codebook", head: Codebook.head)
        for row in Codebook(table).rows {
            workbook.nextRow()
            for (place, text) in row.enumerated() where !text.isEmpty {
                try workbook.write(text, at: place)
            }
        }
        try workbook.finish()
        return try OutputFile.Content(ofFileAt: path)
    }

    private func write(
        _ cell: RecordCell, at place: Int, to workbook: borrowing Workbook
    ) throws(ExportFault) {
        switch cell {
        case .missing(let reason): try workbook.write(reason.token, at: place)
        case .flag(let flag): try workbook.write(flag, at: place)
        case .choice(let choice):
            guard case .choice(let choices) = table.columns[place].kind else {
                preconditionFailure("A column has cells of its own kind.")
            }
            try workbook.write(choices[choice].code, at: place)
        case .number(let number): try workbook.write(number.double, at: place)
        case .date(let date): try workbook.write(date, at: place)
        case .text(let text): try workbook.write(Self.marked(text), at: place)
        }
    }

    /// The text as a workbook can hold it: one that reads like a reason has an apostrophe before it, as
    /// in CSV, and what Excel would read as a character's number is written so that it does not.
    private static func marked(_ text: String) -> String {
        let rest = text.drop { $0 == "'" }
        let isToken = MissingReason.allCases.contains { $0.token == rest }
        let own = isToken ? "'" + text : text
        guard own.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 == 0xEF }) else {
            return own
        }
        // ECMA-376 part 1, 22.9.2.19; and XML knows no U+FFFE and U+FFFF.
        return own.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
            .replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
    }
}
