/// Writes a flat table in the formats that tables have.
package struct FlatTableFile {
    /// A format of records that tables have too.
    package enum Format: Sendable {
        case csv, jsonl, xlsx, datapackage

        /// Nil for a format that describes records of people one by one.
        package init?(_ format: ExportFormat) {
            switch format {
            case .csv: self = .csv
            case .jsonl: self = .jsonl
            case .xlsx: self = .xlsx
            case .datapackage: self = .datapackage
            case .sav, .dta, .fhir: return nil
            }
        }
    }

    private let table: FlatTable
    private let format: Format

    package init(_ table: FlatTable, _ format: Format) {
        (self.table, self.format) = (table, format)
    }

    /// Writes it to a stream, in a format of text.
    package func write(into output: OutputFile) throws {
        guard let text else { preconditionFailure("A format that goes to a stream is text.") }
        var output = output
        try output.write(text)
        _ = try output.finish(durably: false)
    }

    /// Writes it to a place of its own, and tells what the files hold.
    package func write(at place: borrowing ExportPlace) throws -> [ExportManifest.File] {
        switch format {
        case .csv, .jsonl: [try RecordFile.file(place.name, text ?? [], at: place)]
        case .xlsx: [ExportManifest.File(place.name, try workbook(place.part))]
        case .datapackage: try package(at: place)
        }
    }

    private var text: [UInt8]? {
        switch format {
        case .csv: table.csv
        case .jsonl: table.jsonLines
        case .xlsx, .datapackage: nil
        }
    }

    private func workbook(_ path: String) throws -> OutputFile.Content {
        // The library would make a file that others can read.
        _ = try OutputFile(creating: path)
        var workbook = try Workbook(at: path)
        try workbook.begin("Results", head: table.columns.map(\.name))
        for row in table.rows { try Self.write(row, to: &workbook) }
        try workbook.begin("Codebook", head: FlatTable.codebookHead)
        for row in table.codebook {
            try Self.write(row.map { $0.isEmpty ? .nothing : .text($0) }, to: &workbook)
        }
        try workbook.finish()
        return try OutputFile.Content(ofFileAt: path)
    }

    private static func write(
        _ row: [FlatTable.Cell], to workbook: inout Workbook
    ) throws(ExportFault) {
        workbook.nextRow()
        for (place, cell) in row.enumerated() {
            switch cell {
            case .nothing: continue
            case .number(let number): try workbook.write(Double(number), at: place)
            case .text(let text): try workbook.write(text, at: place)
            }
        }
    }

    private func package(at place: borrowing ExportPlace) throws -> [ExportManifest.File] {
        let data = try RecordFile.file("data.csv", table.csv, at: place)
        let codebook = try RecordFile.file("codebook.csv", table.codebookCSV, at: place)
        let json = DataPackage(table).json(data: data, codebook: codebook)
        return try [data, codebook, RecordFile.file("datapackage.json", json, at: place)]
    }
}
