package import FormModel
import Foundation
import Store
package import Values

/// Reads the responses of one form, opened, on several threads and in the order of their arrival.
///
/// Nothing is held but the batches in work, so that memory does not grow with the responses. Each batch
/// is read as it stands at that moment: who withdraws during a scan is left out from then on.
package struct RecordScan: Sendable {
    /// How many numbers of responses are one batch.
    private static let batch = 2_048

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
        /// The purposes for which it may be processed now; empty unless the scan asks for consents.
        package let purposes: Set<PurposeIdentifier>
        /// The answers as they are kept: the canonical JSON of ``FormModel/Form/storedAnswers(_:)``.
        package let canonicalAnswers: [UInt8]
    }

    /// Every published version of the form, oldest first.
    package let versions: [Form]
    private let form: FormName
    private let store: any ReadingStore
    private let vault: Vault
    private let asksForConsents: Bool
    private let versionNumbers: [Digest: Int]

    /// A scan of the responses to a form of `instance`. With consents each record tells for what it may
    /// be processed.
    package init(of form: FormName, in instance: Instance, withConsents: Bool = false) throws {
        self.form = form
        (store, vault, asksForConsents) = (instance.store, instance.vault, withConsents)
        let stored = try store.formVersions(of: form)
        guard !stored.isEmpty else { throw StoreError.unknownForm(form) }
        versions = try stored.map { version in
            try FormReader.read(version.source, fileName: form.text).get()
        }
        versionNumbers = Dictionary(
            zip(stored.map(\.digest), stored.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Hands each batch of records to `work`, on several threads, and its results to `take`, on this
    /// one and in order. The first error ends the scan.
    package func forEachBatch<Output: Sendable>(
        work: @escaping @Sendable ([Record]) throws -> Output, take: (Output) throws -> Void
    ) throws {
        let last = try store.lastRecord()
        let batches = stride(from: 1, through: last, by: Self.batch).map {
            $0...min($0 + Self.batch - 1, last)
        }
        try OrderedWork(batches) { try work(records(in: $0)) }.run(take)
    }

    private func records(in numbers: ClosedRange<Int>) throws -> [Record] {
        let stored = try store.records(of: form, in: numbers)
        guard !stored.isEmpty else { return [] }
        let purposes = asksForConsents ? try store.validPurposes(ofRecords: numbers) : [:]
        return try stored.map { record in
            guard let version = versionNumbers[record.formVersion] else {
                throw StoreError.failed(
                    reason: "the survey was published anew meanwhile; run the command again")
            }
            return Record(
                number: record.number, revision: record.revision, version: version,
                language: record.language, receivedOn: record.receivedOn,
                purposes: purposes[record.number] ?? [],
                canonicalAnswers: try ResponseReader(vault).answers(of: record))
        }
    }
}
