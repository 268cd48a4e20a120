package import Disclosure
package import Export
import FormModel
import Store
package import Values

/// Writes what was published of a survey for other programs: the bands of one release, and nothing that
/// was not published.
package struct ReleaseExport: Sendable {
    /// The release, by its number among those of the survey.
    package let serial: Int
    package let release: Release
    package let plan: ReleasePlan
    /// What is written.
    package let table: FlatTable
    private let instance: Instance

    /// The release of that number of a form, or the latest for nil; nil where there is none.
    package init?(_ serial: Int?, of form: FormName, in instance: Instance) throws {
        guard let stored = try instance.store.release(serial, of: form) else { return nil }
        let (release, plan, title) = try Self.content(stored, of: form, instance.store)
        (self.serial, self.release, self.plan) = (stored.serial, release, plan)
        self.instance = instance
        table = ReleaseRows(release, plan, serial: stored.serial, title: title).table
    }

    private static func content(
        _ stored: StoredRelease, of form: FormName, _ store: any ReadingStore
    ) throws -> (Release, ReleasePlan, title: String) {
        let kept = try store.releasePlan(named: stored.plan)
        let versions = try store.formVersions(of: form)
        for version in versions.reversed() {
            let form = try FormReader.read(version.source, fileName: form.text).get()
            guard let plan = kept.flatMap({ ReleasePlan(stored: $0.bytes, of: form) }),
                let release = Release(frozen: stored.bytes, plan: plan)
            else { continue }
            return (release, plan, form.title)
        }
        throw StoreError.failed(
            reason:
                "release \(stored.serial) of ‘\(form)’ does not fit its plan; run recount doctor")
    }

    /// Writes the table to a stream, in a format of text.
    package func run(to output: OutputFile, as format: FlatTableFile.Format) throws {
        try FlatTableFile(table, format).write(into: output)
    }

    /// Writes the table to a place of its own, with what shows that it is whole.
    package func run(
        at path: String, as format: ExportFormat, _ file: FlatTableFile.Format
    ) throws {
        var place = try ExportPlace(path, for: format)
        var manifest = ExportManifest(
            release: serial, of: plan.form, format, rows: table.rows.count,
            at: instance.clock.now.description)
        manifest.files = try FlatTableFile(table, file).write(at: place)
        try place.publish(manifest)
    }
}
