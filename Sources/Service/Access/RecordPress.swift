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
    private let encoder: any RecordEncoder
    private let rare: [Int]
    private let numbers: RecordNumbers

    init(
        _ table: RecordTable, _ encoder: any RecordEncoder, _ rare: [Int], _ numbers: RecordNumbers
    ) {
        (self.table, self.encoder, self.rare, self.numbers) = (table, encoder, rare, numbers)
        filler = RecordFiller(table)
    }

    /// Encodes those records of a batch whose consent stands.
    @Sendable func batch(_ records: [RecordScan.Record]) throws -> Batch {
        let chosen = records.filter { $0.purposes.contains(table.purpose.identifier) }
        var batch = Batch(leftOut: records.count - chosen.count)
        batch.bytes.reserveCapacity(chosen.count * 16 * table.columns.count)
        batch.combinations.reserveCapacity(chosen.count)
        var row: [RecordCell] = []
        for (record, place) in zip(chosen, numbers.take(chosen.count)) {
            let version = table.versions.count - 1 - record.version
            filler.fill(
                &row, number: numbers.number(at: place), version: version,
                language: record.language, receivedOn: record.receivedOn,
                try table.versions[version].storedAnswers(record.canonicalAnswers))
            encoder.append(row, to: &batch.bytes)
            if !rare.isEmpty { batch.combinations.append(RareCombinations.key(of: row, rare)) }
        }
        batch.records = chosen.count
        return batch
    }
}
