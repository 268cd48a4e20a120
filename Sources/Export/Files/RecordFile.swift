import Foundation

/// The files of one export while they are written.
package struct RecordFile {
    /// What turns records into the bytes that ``write(_:)`` takes; for any thread.
    package let encoder: any RecordEncoder
    private let table: RecordTable
    private let format: ExportFormat
    private let manner: ExportManner
    private var output: OutputFile
    /// What `output` fills, where the format's own file is made of all records together.
    private let spool: Spool?

    /// The files of a new export at `place`.
    package init(
        _ table: RecordTable, _ format: ExportFormat, _ manner: ExportManner,
        at place: borrowing ExportPlace
    ) throws {
        let path = place.part(format.dataName)
        let spool = format.waits ? try Spool(beside: path) : nil
        let output = try spool.map { OutputFile($0.handle) } ?? OutputFile(creating: path)
        try self.init(table, format, manner, output, spool)
    }

    /// The same for a format that needs no file of its own.
    package init(
        _ table: RecordTable, _ format: ExportFormat, _ manner: ExportManner,
        into output: OutputFile
    ) throws {
        precondition(format.canStream, "A format that goes to a stream is text.")
        try self.init(table, format, manner, output, nil)
    }

    private init(
        _ table: RecordTable, _ format: ExportFormat, _ manner: ExportManner,
        _ output: OutputFile, _ spool: Spool?
    ) throws {
        (self.table, self.format, self.manner) = (table, format, manner)
        (self.output, self.spool) = (output, spool)
        encoder = format.encoder(of: table, manner)
        try write(encoder.head)
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
        switch format {
        case .csv, .jsonl: return [ExportManifest.File(place.name, try output.finish())]
        case .sav: return [try statistics(.sav, at: place, records)]
        case .dta: return [try statistics(.dta, at: place, records)]
        case .xlsx:
            let file = WorkbookFile(table)
            let content = try file.write(filledSpool(), records: records, to: place.part)
            return [ExportManifest.File(place.name, content)]
        case .fhir: return try questionnaires(at: place)
        case .datapackage: return try package(at: place)
        }
    }

    private mutating func statistics(
        _ format: StatisticalFormat, at place: borrowing ExportPlace, _ records: Int
    ) throws -> ExportManifest.File {
        let spool = try filledSpool()
        let file = try StatisticsFile(format, table, spool)
        let output = try OutputFile(creating: place.part)
        return ExportManifest.File(
            place.name, try file.write(spool, records: records, into: output))
    }

    private mutating func questionnaires(
        at place: borrowing ExportPlace
    ) throws -> [ExportManifest.File] {
        let names = FHIRNames(table, origin: manner.origin)
        return try [
            ExportManifest.File(format.dataName, output.finish()),
            Self.file(
                "Questionnaire.ndjson", FHIRQuestionnaire(table, names).lines, at: place),
        ]
    }

    private mutating func package(
        at place: borrowing ExportPlace
    ) throws -> [ExportManifest.File] {
        let records = try output.finish()
        let codebook = try Self.file("codebook.csv", Codebook(table).csv, at: place)
        let data = ExportManifest.File(format.dataName, records)
        let json = DataPackage(table).json(data: data, codebook: codebook)
        return try [data, codebook, Self.file("datapackage.json", json, at: place)]
    }

    /// Writes a file of the export.
    static func file(
        _ name: String, _ bytes: [UInt8], at place: borrowing ExportPlace
    ) throws -> ExportManifest.File {
        var file = try OutputFile(creating: place.part(name))
        try file.write(bytes)
        return ExportManifest.File(name, try file.finish())
    }

    private mutating func filledSpool() throws -> Spool {
        guard let spool else { preconditionFailure("The format waits for all records.") }
        try output.flush()
        return spool
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

    /// True for a format whose file is made of all records together.
    fileprivate var waits: Bool {
        switch self {
        case .sav, .dta, .xlsx: true
        case .csv, .jsonl, .fhir, .datapackage: false
        }
    }

    fileprivate func encoder(
        of table: RecordTable, _ manner: ExportManner
    ) -> any RecordEncoder {
        switch self {
        case .csv, .datapackage: CSVRecords(table, manner.wording)
        case .jsonl: JSONLinesRecords(table)
        case .sav, .dta, .xlsx: SpoolRecords()
        case .fhir: FHIRRecords(table, FHIRNames(table, origin: manner.origin))
        }
    }
}
