import Export
import FormModel
import Values

/// Turns batches of responses into bytes, on whatever thread a scan has for it.
struct RecordPress: Sendable {
    /// What a batch came to.
    struct Batch: Sendable {
        var bytes: [UInt8] = []
        var records = 0
        var leftOut = 0
        /// A number for each record's answers to the sensitive and identifying questions.
        var combinations: [UInt64] = []
    }

    private let table: RecordTable
    private let filler: RecordFiller
    /// Reads the answers to each version of the table.
    private let readers: [AnswerSelection]
    private let encoder: any RecordEncoder
    private let rare: [Int]
    private let numbers: RecordNumbers

    init(
        _ table: RecordTable, _ encoder: any RecordEncoder, _ rare: [Int], _ numbers: RecordNumbers
    ) {
        (self.table, self.encoder, self.rare, self.numbers) = (table, encoder, rare, numbers)
        let filler = RecordFiller(table)
        self.filler = filler
        readers = table.versions.enumerated().map { version, form in
            AnswerSelection(form) { filler.hasColumn(for: $0, of: version) }
        }
    }

    /// Encodes the records of a batch.
    @Sendable func batch(_ scanned: RecordScan.Batch) throws -> Batch {
        let records = scanned.records
        var batch = Batch(records: records.count, leftOut: scanned.leftOut)
        batch.bytes.reserveCapacity(records.count * 16 * table.columns.count)
        batch.combinations.reserveCapacity(records.count)
        var row: [RecordCell] = []
        var rooms = readers.map(\.room)
        for (record, place) in zip(records, numbers.take(records.count)) {
            let version = table.versions.count - 1 - record.version
            filler.fill(
                &row, number: numbers.number(at: place), version: version,
                language: record.language, receivedOn: record.receivedOn,
                try readers[version].read(record.canonicalAnswers, into: &rooms[version]))
            encoder.append(row, to: &batch.bytes)
            if !rare.isEmpty { batch.combinations.append(RareCombinations.key(of: row, rare)) }
        }
        return batch
    }
}
