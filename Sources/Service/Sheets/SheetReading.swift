import Report
import Store
import Values

/// Opens the sheets of a form.
struct SheetReading: Sendable {
    private let form: FormName
    private let withTexts: Bool
    private let store: any ReadingStore
    private let reader: ResponseReader

    init(of responses: RecordScan, in instance: Instance, withTexts: Bool = true) {
        (form, self.withTexts) = (responses.form, withTexts)
        (store, reader) = (instance.store, ResponseReader(instance.vault))
    }

    /// The sheet of the responses from that number on; nil where there is none.
    func sheet(from first: Int) throws -> AnswerSheet? {
        try parts(from: first).map(AnswerSheet.init)
    }

    /// The same as bytes.
    func parts(from first: Int) throws -> AnswerSheet.Parts? {
        let place = SheetPlace(form: form, first: first)
        guard let contents = try store.sheet(at: place, withTexts: withTexts) else { return nil }
        let opened = try reader.sheet(contents, at: place)
        return AnswerSheet.Parts(answers: opened.answers, texts: opened.texts)
    }
}
