import Report
import Store
import Values

/// Compares the sheets with the responses that they were made of.
struct SheetExamination {
    private let instance: Instance

    init(_ instance: Instance) { self.instance = instance }

    func findings() throws -> [Examination.Finding] {
        var found: [Examination.Finding] = []
        for form in try instance.store.forms() {
            let responses = try RecordScan(of: form.name, in: instance)
            let sheets = SheetReading(of: responses, in: instance)
            for first in try instance.store.sheets(of: form.name)
            where try !agrees(responses, with: sheets, from: first) {
                found.append(.sheet(form.name, first: first))
            }
        }
        return found
    }

    /// Says so too where the sheet has gone meanwhile, because one of its responses changed.
    private func agrees(
        _ responses: RecordScan, with sheets: SheetReading, from first: Int
    ) throws -> Bool {
        do {
            let made = try responses.sheet(from: first).parts
            return try sheets.parts(from: first).map { $0 == made } ?? true
        } catch is Vault.Failure {
            return false
        }
    }
}
