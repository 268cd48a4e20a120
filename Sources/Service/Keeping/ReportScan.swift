package import FormModel
package import Report
import Store
import Values

extension Instance {
    /// Counts all responses to a form that stand now.
    ///
    /// `progress` hears of each batch how many responses it held.
    package func count(
        _ request: ReportRequest, _ progress: (Int) -> Void = { _ in }
    ) throws -> Tally {
        let scan = try RecordScan(of: request.form.name, in: self)
        let versions = scan.versions
        var whole = Tally(request)
        try scan.forEachBatch { batch in
            var part = Tally(request)
            for record in batch.records {
                try part.add(
                    ReportRecord(
                        form: versions[record.version], language: record.language,
                        day: record.receivedOn, canonicalAnswers: record.canonicalAnswers))
            }
            return part
        } take: { part in
            whole.merge(part)
            progress(part.total)
        }
        return whole
    }

    /// Where the drafts of a form rest that are kept for so many days.
    package func drafts(of form: Form, keptDays: Int) throws -> DraftTally {
        let reader = ResponseReader(vault)
        let today = clock.now.day
        var tally = DraftTally(form, since: Day(number: today.number - keptDays))
        var last: Digest?
        while true {
            let codes = try store.draftCodes(of: form.name, after: last, limit: 1_000)
            guard let end = codes.last else { return tally }
            for code in codes {
                guard let stored = try store.draft(withCode: code), stored.expiresOn >= today,
                    let draft = try reader.draft(stored)
                else { continue }
                tally.add(draft)
            }
            last = end
        }
    }
}
