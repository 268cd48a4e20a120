import FormModel
import Store
package import Values

/// Finds the stories that may be published one by one.
package struct StoryList: Sendable {
    /// How many numbers of responses are looked at together.
    private static let batch = 2_048

    private let store: any ReadingStore
    private let vault: Vault

    package init(_ instance: Instance) {
        (store, vault) = (instance.store, instance.vault)
    }

    /// Hands every candidate of a form, or of all forms for nil, to `take`, in the order of arrival.
    package func forEachCandidate(
        of form: FormName? = nil, _ take: (StoryCandidate) throws -> Void
    ) throws {
        let names = try form.map { [$0] } ?? store.forms().map(\.name)
        for name in names {
            let versions = try publishing(versions: name)
            guard !versions.isEmpty else { continue }
            try forEachRecord(of: name) { record, purposes in
                guard let form = versions[record.formVersion] else { return }
                try candidates(record, form, purposes).forEach(take)
            }
        }
    }

    /// The candidate of that reference.
    package func candidate(_ reference: StoryReference) throws -> StoryCandidate {
        var found: [StoryCandidate] = []
        try forEachCandidate { if $0.reference == reference { found.append($0) } }
        guard let candidate = found.first, found.count == 1 else {
            throw StoryFault.noCandidate(reference.description)
        }
        return candidate
    }

    /// The versions of a form of which a story may be published.
    private func publishing(versions name: FormName) throws -> [Digest: Form] {
        let stored = try store.formVersions(of: name)
        guard !stored.isEmpty else { throw StoreError.unknownForm(name) }
        let forms = try stored.map { version in
            (version.digest, try FormReader.read(version.source, fileName: name.text).get())
        }
        return Dictionary(forms) { first, _ in first }
            .filter { $0.value.items.contains { $0.publication != nil } }
    }

    private func forEachRecord(
        of form: FormName, _ take: (StoredRecord, Set<PurposeIdentifier>) throws -> Void
    ) throws {
        let last = try store.lastRecord()
        for first in stride(from: 1, through: last, by: Self.batch) {
            let numbers = first...min(first + Self.batch - 1, last)
            let purposes = try store.validPurposes(ofRecords: numbers)
            for record in try store.records(of: form, in: numbers) {
                try take(record, purposes[record.number] ?? [])
            }
        }
    }

    private func candidates(
        _ record: StoredRecord, _ form: Form, _ purposes: Set<PurposeIdentifier>
    ) throws -> [StoryCandidate] {
        guard form.items.contains(where: { $0.publication.map(purposes.contains) ?? false }) else {
            return []
        }
        let answers = try form.storedAnswers(ResponseReader(vault).answers(of: record)).answers
        let told = answers.compactMap { item, answer -> (Item, PurposeIdentifier, String)? in
            guard let purpose = item.publication, purposes.contains(purpose),
                case .text(let text) = answer
            else { return nil }
            return (item, purpose, text)
        }
        guard !told.isEmpty, let response = try store.response(ofRecord: record.number) else {
            return []
        }
        let texts = try store.stories(ofCode: response.code)
        return told.map { item, purpose, text in
            StoryCandidate(
                response: response, item: item, purpose: purpose, text: text,
                texts: texts.filter { $0.item == item.identifier })
        }
    }
}
