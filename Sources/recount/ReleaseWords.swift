import Disclosure
import Service

/// What an operator is told about a release that was written.
struct ReleaseWords {
    let lines: [String]

    init(_ export: ReleaseExport) {
        let (release, count) = (export.release, export.release.tables.count)
        let planned = export.plan.tables.count
        lines =
            [
                "release \(export.serial) of ‘\(export.plan.form)’, \(release.day): \(count) of "
                    + "\(planned) \(planned == 1 ? "table" : "tables")"
            ] + ReleaseNote.notes(on: release, export.plan).map { "note: \($0)" }
    }
}
