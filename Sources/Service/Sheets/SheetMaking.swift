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
        let scan = try RecordScan(of: form, in: instance)
        for first in firsts {
            let numbers = first...(first + AnswerSheet.length - 1)
            let records = try instance.store.records(of: form, in: numbers)
            let parts = try scan.sheet(of: records.map(scan.opened))
            // Whichever has changed meanwhile is taken in the next round.
            _ = try instance.store.keep(
                instance.sealer.seal(
                    records, of: form, in: numbers, answers: parts.answers,
                    texts: parts.texts))
        }
    }
}

extension RecordScan {
    /// Lays responses out by question.
    func sheet(of records: [Record]) throws -> AnswerSheet.Parts {
        var maker = AnswerSheetMaker()
        for record in records { try maker.add(reportRecord(record)) }
        return maker.parts
    }

    /// A response as a report counts it.
    func reportRecord(_ record: Record) -> ReportRecord {
        ReportRecord(
            form: versions[record.version], language: record.language, day: record.receivedOn,
            canonicalAnswers: record.canonicalAnswers)
    }
}
