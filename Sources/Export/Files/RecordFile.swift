/// The files of one export while they are written.
package struct RecordFile: ~Copyable {
    /// What turns records into the bytes that ``write(_:)`` takes; for any thread.
    package let encoder: any RecordEncoder
    private let table: RecordTable
    private let format: ExportFormat
    private var output: OutputFile

    /// The files of a new export at `place`; nil for none, in which case they go to `output`.
    package init(
        _ table: RecordTable, _ format: ExportFormat, _ wording: CSVRecords.Wording,
        at place: borrowing ExportPlace
    ) throws {
        try self.init(
            table, format, wording, into: OutputFile(creating: place.part(format.dataName)))
    }

    /// The same for a format that needs no file.
    package init(
        _ table: RecordTable, _ format: ExportFormat, _ wording: CSVRecords.Wording,
        into output: OutputFile
    ) throws {
        (self.table, self.format, self.output) = (table, format, output)
        encoder = format.encoder(of: table, wording)
        try self.output.write(encoder.head)
    }

    /// Takes the next records, encoded.
    package mutating func write(_ bytes: [UInt8]) throws { try output.write(bytes) }

    /// Ends a format that needs no file.
    package mutating func finish() throws -> OutputFile.Content {
        try output.finish(durably: false)
    }

    /// Ends the files, and tells what they hold.
    package mutating func finish(
        at place: borrowing ExportPlace, records: Int
    ) throws -> [ExportManifest.File] {
        let content = try output.finish()
        let name = format.isFolder ? format.dataName : place.name
        return [ExportManifest.File(name, content)]
    }
}

extension ExportManifest.File {
    /// A file that was written.
    init(_ name: String, _ content: OutputFile.Content) {
        self.init(name: name, bytes: content.bytes, sha256: content.digest)
    }
}

extension ExportFormat {
    /// The file in a folder that holds the records.
    fileprivate var dataName: String {
        switch self {
        case .fhir: "QuestionnaireResponse.ndjson"
        case .csv, .jsonl, .sav, .dta, .xlsx, .datapackage: "data.csv"
        }
    }

    fileprivate func encoder(
        of table: RecordTable, _ wording: CSVRecords.Wording
    ) -> any RecordEncoder {
        switch self {
        case .csv, .datapackage: CSVRecords(table, wording)
        case .jsonl: JSONLinesRecords(table)
        case .sav, .dta, .xlsx, .fhir: JSONLinesRecords(table)
        }
    }
}
