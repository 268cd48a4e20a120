package import FormModel
import Foundation
import Report
import Store
package import Values

/// Reads the responses of one form, opened, on several threads and in the order of their arrival.
///
/// Nothing is held but the batches in work, so that memory does not grow with the responses. Each batch
/// is read as it stands at that moment: who withdraws during a scan is left out from then on.
package struct RecordScan: Sendable {
    /// Responses that came one after the other.
    package struct Batch: Sendable {
        package let records: [Record]
        /// How many of them may not be processed for the purpose.
        package let leftOut: Int
    }

    /// One response in the open.
    package struct Record: Sendable {
        /// The response's number, which never leaves the service.
        package let number: Int
        /// Grows whenever its answers or consents change.
        package let revision: Int
        /// The version that was answered, as a place in ``RecordScan/versions``.
        package let version: Int
        package let language: LanguageTag
        package let receivedOn: Day
        /// The answers as they are kept: the canonical JSON of ``FormModel/Form/storedAnswers(_:)``.
        package let canonicalAnswers: [UInt8]
    }

    /// How many numbers of responses are one batch: those of a sheet.
    static let length = AnswerSheet.length

    /// Every published version of the form, oldest first.
    package let versions: [Form]
    let form: FormName
    private let store: any ReadingStore
    private let reader: ResponseReader
    /// For each version the purposes for which a response has to be open.
    private let needed: [Set<PurposeIdentifier>]
    private let versionNumbers: [Digest: Int]

    /// A scan of the responses to a form of `instance`: of those that may be processed now for all
    /// purposes that are needed of their version, and no others are opened.
    package init(
        of form: FormName, in instance: Instance,
        needing needed: (Form) -> Set<PurposeIdentifier> = { _ in [] }
    ) throws {
        self.form = form
        (store, reader) = (instance.store, ResponseReader(instance.vault))
        let stored = try store.formVersions(of: form)
        guard !stored.isEmpty else { throw StoreError.unknownForm(form) }
        versions = try stored.map { version in
            try FormReader.read(version.source, fileName: form.text).get()
        }
        self.needed = versions.map(needed)
        versionNumbers = Dictionary(
            zip(stored.map(\.digest), stored.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Hands each batch to `work`, on several threads, and its results to `take`, on this one and in
    /// order. The first error ends the scan.
    package func forEachBatch<Output: Sendable>(
        work: @escaping @Sendable (Batch) throws -> Output, take: (Output) throws -> Void
    ) throws {
        try forEachRange(work: { try work(batch($0)) }, take: take)
    }

    /// Hands the numbers of each batch to `work`, which reads it, as ``forEachBatch(work:take:)`` does.
    func forEachRange<Output: Sendable>(
        work: @escaping @Sendable (ClosedRange<Int>) throws -> Output,
        take: (Output) throws -> Void
    ) throws {
        let last = try store.lastRecord()
        let ranges = stride(from: 1, through: last, by: Self.length).map {
            $0...min($0 + Self.length - 1, last)
        }
        try OrderedWork(ranges, work).run(take)
    }

    /// Reads one batch.
    func batch(_ numbers: ClosedRange<Int>) throws -> Batch {
        let stored = try store.records(of: form, in: numbers)
        let chosen = try stored.isEmpty ? [] : allowed(stored, numbers)
        return Batch(records: try chosen.map(opened), leftOut: stored.count - chosen.count)
    }

    /// Those that may be processed for what is needed.
    private func allowed(
        _ stored: [StoredRecord], _ numbers: ClosedRange<Int>
    ) throws -> [StoredRecord] {
        guard needed.contains(where: { !$0.isEmpty }) else { return stored }
        let valid = try store.validPurposes(ofRecords: numbers)
        return try stored.filter { record in
            (valid[record.number] ?? []).isSuperset(of: needed[try version(of: record)])
        }
    }

    private func version(of record: StoredRecord) throws -> Int {
        guard let version = versionNumbers[record.formVersion] else {
            throw StoreError.failed(
                reason: "the survey was published anew meanwhile; run the command again")
        }
        return version
    }

    private func opened(_ record: StoredRecord) throws -> Record {
        Record(
            number: record.number, revision: record.revision, version: try version(of: record),
            language: record.language, receivedOn: record.receivedOn,
            canonicalAnswers: try reader.answers(of: record))
    }
}
