import Disclosure
import FormModel
import Pages
import Store
import Values

/// What is published of one form: its releases, and the form versions that they were planned for.
struct PublishedResults: Sendable {
    /// The releases that can be read, oldest first.
    let entries: [ResultsShelf.Entry]
    /// The numbers of those that cannot.
    let unread: [Int]
    /// The form versions for which the releases were planned, the latest first.
    let planned: [Form]

    init(of form: FormName, _ store: any ReadingStore) throws {
        let read = try store.releases(of: form).map { release in
            (release.serial, try Self.entry(release, store))
        }
        entries = read.compactMap(\.1)
        unread = read.filter { $0.1 == nil }.map(\.0)
        let digests = Set(entries.compactMap(\.content.formDigest))
        planned = try digests.isEmpty ? [] : Self.versions(of: form, digests, store)
    }

    private static func entry(
        _ release: StoredRelease, _ store: any ReadingStore
    ) throws -> ResultsShelf.Entry? {
        guard let plan = try store.releasePlan(named: release.plan),
            let content = FrozenRelease(frozen: release.bytes, plan: plan.bytes)
        else { return nil }
        return ResultsShelf.Entry(
            edition: ResultsPage.Edition(number: release.serial, day: release.day),
            content: content)
    }

    private static func versions(
        of form: FormName, _ digests: Set<Digest>, _ store: any ReadingStore
    ) throws -> [Form] {
        try store.formVersions(of: form).reversed().filter { digests.contains($0.digest) }
            .map { try FormReader.read($0.source, fileName: form.text).get() }
    }
}
