import FormModel
import Report
import Store
import Values

/// Makes the sheets that are missing: of all numbers of responses behind which others have come.
package struct SheetMaking: Sendable {
    private let instance: Instance

    package init(_ instance: Instance) {
        self.instance = instance
    }

    /// Makes at most `limit` sheets; returns how many were missing.
    package func run(limit: Int) throws -> Int {
        let last = try instance.store.lastRecord()
        let firsts = stride(from: 1, through: last - AnswerSheet.length + 1, by: AnswerSheet.length)
        var missing = 0
        for form in try instance.store.forms() {
            let kept = Set(try instance.store.sheets(of: form.name))
            let wanted = firsts.filter { !kept.contains($0) }
            try make(wanted.prefix(max(0, limit - missing)), of: form.name)
            missing += wanted.count
        }
        return missing
    }

    private func make(_ firsts: ArraySlice<Int>, of form: FormName) throws {
        guard !firsts.isEmpty else { return }
        let responses = try RecordScan(of: form, in: instance)
        for first in firsts {
            let sheet = try responses.sheet(from: first)
            // Whichever has changed meanwhile is taken in the next round.
            _ = try instance.store.keep(
                instance.sealer.seal(
                    sheet.parts.answers, texts: sheet.parts.texts, revisions: sheet.revisions,
                    at: SheetPlace(form: form, first: first), for: AnswerSheet.length))
        }
    }
}

extension RecordScan {
    /// How many responses are held at a time.
    private static let piece = 256

    /// Lays responses from that number on out by question, with the number and the revision of each.
    func sheet(from first: Int) throws -> (parts: AnswerSheet.Parts, revisions: [Int]) {
        var maker = AnswerSheetMaker()
        var revisions: [Int] = []
        for start in stride(from: first, to: first + AnswerSheet.length, by: Self.piece) {
            for record in try batch(start...(start + Self.piece - 1)).records {
                try maker.add(reportRecord(record))
                revisions += [record.number, record.revision]
            }
        }
        return (maker.parts, revisions)
    }

    /// A response as a report counts it.
    func reportRecord(_ record: Record) -> ReportRecord {
        ReportRecord(
            form: versions[record.version], language: record.language, day: record.receivedOn,
            canonicalAnswers: record.canonicalAnswers)
    }
}
