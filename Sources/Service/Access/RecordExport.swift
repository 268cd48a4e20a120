import Consent
package import Export
import FormModel
package import Store
package import Values

/// Hands out the records of a survey for one purpose: those whose consent to it stands.
package struct RecordExport: Sendable {
    /// What was handed out.
    package struct Receipt: Sendable {
        package fileprivate(set) var records = 0
        /// How many records stay out, because their consent to the purpose does not stand.
        package fileprivate(set) var leftOut = 0
        package fileprivate(set) var rare: RareCombinations
        /// The SHA-256 of the one file, or of the file that holds the records.
        package fileprivate(set) var digest = ""
    }

    package let table: RecordTable
    private let instance: Instance
    private let scan: RecordScan
    private let format: ExportFormat
    private let manner: ExportManner
    /// How many responses there are about.
    private let expected: Int

    /// An export of the responses to a form of `instance`; nil when no version of it has the purpose.
    package init?(
        of form: StoredForm, in instance: Instance, for purpose: PurposeIdentifier,
        as format: ExportFormat, _ manner: ExportManner
    ) throws {
        scan = try RecordScan(of: form.name, in: instance, needing: { _ in [purpose] })
        guard let table = RecordTable(scan.versions.reversed(), for: purpose) else { return nil }
        (self.table, self.instance, self.format) = (table, instance, format)
        (self.manner, expected) = (manner, form.responses)
    }

    /// Writes them to the standard output; that they leave is written down first.
    package func run(
        to output: OutputFile, progress: (WorkProgress) -> Void
    ) throws -> Receipt {
        try record([:])
        var file = try RecordFile(table, format, manner, into: output)
        var receipt = try write(into: &file, progress)
        receipt.digest = try file.finish().digest
        return receipt
    }

    /// Writes them to a place of their own, where they have no name until it is written down that they
    /// leave.
    package func run(
        at path: String, progress: (WorkProgress) -> Void
    ) throws -> Receipt {
        var place = try ExportPlace(path, for: format)
        var file = try RecordFile(table, format, manner, at: place)
        var receipt = try write(into: &file, progress)
        var manifest = ExportManifest(
            table, format, at: instance.clock.now.description, records: receipt.records,
            receipt.rare)
        manifest.files = try file.finish(at: place, records: receipt.records)
        receipt.digest = manifest.files.first?.sha256 ?? ""
        try record(["records": String(receipt.records), "sha256": receipt.digest])
        try place.publish(manifest)
        return receipt
    }

    private func write(
        into file: inout RecordFile, _ progress: (WorkProgress) -> Void
    ) throws -> Receipt {
        // Whose consent ran out today is not to be in it, whether or not a server has ended it.
        _ = try ConsentExpiry(instance).expire()
        var receipt = Receipt(rare: RareCombinations(table))
        let press = RecordPress(
            table, file.encoder, receipt.rare.columns, RecordNumbers(instance.randomness))
        var done = 0
        try scan.forEachBatch(work: press.batch) { batch in
            try file.write(batch.bytes)
            for key in batch.combinations { receipt.rare.take(key) }
            receipt.records += batch.records
            receipt.leftOut += batch.leftOut
            let step = batch.records + batch.leftOut
            done += step
            progress(
                WorkProgress(
                    what: "responses", done: done, all: max(expected, done), step: step))
        }
        return receipt
    }

    private func record(_ facts: [String: String]) throws {
        let about = [
            "form": table.form.name.text, "what": "records", "format": format.rawValue,
            "purpose": table.purpose.identifier.text,
        ]
        try instance.store.record(
            OperatorAction(.exported, about.merging(facts) { own, _ in own }),
            leaf: .recordsExported(on: instance.clock.now.day))
    }
}
