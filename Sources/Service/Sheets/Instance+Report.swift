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
        let scan = try ReportScan(request, in: self)
        var whole = Tally(request)
        try scan.responses.forEachRange { numbers in
            try scan.tally(numbers)
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

/// Counts responses for a report: on their sheet, or where there is none by opening each.
private struct ReportScan: Sendable {
    let responses: RecordScan
    private let blank: Tally
    private let sheets: SheetReading

    init(_ request: ReportRequest, in instance: Instance) throws {
        responses = try RecordScan(of: request.form.name, in: instance)
        blank = Tally(request, answering: responses.versions)
        sheets = SheetReading(
            of: responses, in: instance,
            withTexts: responses.versions.contains(where: request.readsTexts))
    }

    func tally(_ numbers: ClosedRange<Int>) throws -> Tally {
        var tally = blank
        if let sheet = try sheets.sheet(from: numbers.lowerBound) {
            try tally.add(sheet)
        } else {
            for record in try responses.batch(numbers).records {
                try tally.add(responses.reportRecord(record))
            }
        }
        return tally
    }
}
