import FormModel
import Values

/// Writes the records of a spool as a file for SPSS or Stata.
struct StatisticsFile {
    private let format: StatisticalFormat
    private let table: RecordTable
    private let variables: [StatisticalVariable]

    /// Looks at all texts first, because the variables' widths stand before the records.
    init(_ format: StatisticalFormat, _ table: RecordTable, _ spool: Spool) throws {
        var texts = [TextMeasure](repeating: TextMeasure(), count: table.columns.count)
        try spool.forEach(table.columns.count) { row in
            for place in row.indices { texts[place].take(row[place], format) }
        }
        (self.format, self.table) = (format, table)
        variables = StatisticalVariable.all(of: table, in: format, texts: texts)
        guard variables.count <= format.mostVariables else {
            throw ExportFault.tooManyColumns(limit: format.mostVariables)
        }
    }

    /// Writes so many records.
    func write(
        _ spool: Spool, records: Int, into file: OutputFile
    ) throws -> OutputFile.Content {
        let writer = try ReadstatWriter(format, label: table.form.title, into: file)
        for variable in variables { try writer.add(variable) }
        try keepLongTexts(of: spool, by: writer)
        try writer.begin(records: records)
        var longTexts = 0
        try spool.forEach(table.columns.count) { row in
            try writer.row { writer in
                for (place, variable) in variables.enumerated() {
                    try insert(
                        row[variable.column], variable, at: place, by: writer, &longTexts)
                }
            }
        }
        return try writer.finish()
    }

    /// ReadStat wants all long texts before the first record, and holds them until the end. The first
    /// stands for those that are missing: there is no record without one.
    private func keepLongTexts(
        of spool: Spool, by writer: borrowing ReadstatWriter
    ) throws {
        let columns = variables.filter(\.isLongText).map(\.column)
        guard !columns.isEmpty else { return }
        try writer.keep("")
        try spool.forEach(table.columns.count) { row in
            for column in columns {
                if case .text(let text) = row[column] { try writer.keep(text) }
            }
        }
    }

    private func insert(
        _ cell: RecordCell, _ variable: StatisticalVariable, at place: Int,
        by writer: borrowing ReadstatWriter, _ longTexts: inout Int
    ) throws {
        switch (variable.kind, cell) {
        case (.reason, .missing(let reason)):
            try insert(reason, variable, at: place, by: writer)
        case (.reason, _): try writer.insert(whole: 1, at: place)
        case (.longText, .text):
            longTexts += 1
            try writer.insert(longText: longTexts, at: place)
        case (.longText, _): try writer.insert(longText: 0, at: place)
        case (.text(_, let piece), _):
            try writer.insert(text(of: cell, piece: piece), at: place)
        case (_, .missing(let reason)): try insert(reason, variable, at: place, by: writer)
        case (.labelled(let labels, let declining), .choice(let choice)):
            guard !declining.contains(choice) else {
                return try insert(.declined, variable, at: place, by: writer)
            }
            try writer.insert(whole: labels[choice].number, at: place)
        case (_, .flag(let flag)): try writer.insert(whole: flag ? 1 : 0, at: place)
        case (_, .number(let number)): try writer.insert(number.double, at: place)
        case (_, .date(let date)): try insert(date, at: place, by: writer)
        case (_, .choice), (_, .text):
            preconditionFailure("A column has cells of its own kind.")
        }
    }

    private func insert(
        _ reason: MissingReason, _ variable: StatisticalVariable, at place: Int,
        by writer: borrowing ReadstatWriter
    ) throws {
        switch format {
        case .sav: try writer.insert(variable.missing(reason), at: place)
        case .dta: try writer.insert(reason, at: place)
        }
    }

    /// The text, or a piece of it; nothing, where there is none.
    private func text(of cell: RecordCell, piece: Int) -> String {
        switch cell {
        case .missing: ""
        case .date(let date): piece == 0 ? date.description : ""
        case .text(let text):
            text.utf8.count <= format.longestText
                ? (piece == 0 ? text : "")
                : text.pieces(ofBytes: format.longestText).dropFirst(piece).first ?? ""
        case .flag, .choice, .number: preconditionFailure("A column has cells of its own kind.")
        }
    }

    private func insert(
        _ date: PartialDate, at place: Int, by writer: borrowing ReadstatWriter
    ) throws {
        let day = Day(year: date.year, month: date.month ?? 1, day: date.day ?? 1)
        guard let day else { preconditionFailure("A date is in the calendar.") }
        switch format {
        case .sav: try writer.insert(StatisticalVariable.seconds(of: day), at: place)
        // Stata counts days from 1960-01-01.
        case .dta: try writer.insert(whole: day.number + 3_653, at: place)
        }
    }
}

extension StatisticalVariable {
    fileprivate var isLongText: Bool {
        guard case .longText = kind else { return false }
        return true
    }
}
