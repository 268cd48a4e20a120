package import FormModel
import Values

/// Lays responses out by question, in the order in which they come: the same responses make the same
/// bytes.
package struct AnswerSheetMaker {
    private var sections: [SectionMaker] = []

    package init() {}

    /// Takes a response along.
    package mutating func add(_ record: ReportRecord) throws(StoredAnswersError) {
        let place = sections.firstIndex { $0.form === record.form } ?? sections.count
        if place == sections.count { sections.append(SectionMaker(record.form)) }
        try sections[place].add(record)
    }

    /// The sheet of all that was taken along.
    package var parts: AnswerSheet.Parts {
        AnswerSheet.Parts(answers: part(ofTexts: false), texts: part(ofTexts: true))
    }

    private func part(ofTexts areTexts: Bool) -> [UInt8] {
        var writer = SheetWriter()
        for section in sections { section.write(ofTexts: areTexts, to: &writer) }
        return writer.bytes
    }
}

/// The responses to one version.
private struct SectionMaker {
    let form: Form
    private let selection: AnswerSelection
    private var room: AnswerReader.Stored
    private var responses = 0
    private var languages = ColumnMaker<LanguageTag>()
    private var days = ColumnMaker<Day>()
    /// By the positions of the items. Answers are told apart by their bytes: texts that look alike and are
    /// written differently stay two.
    private var items: [ColumnMaker<[UInt8]>]

    init(_ form: Form) {
        self.form = form
        selection = AnswerSelection(form)
        room = selection.room
        items = Array(repeating: ColumnMaker(), count: form.items.count)
    }

    mutating func add(_ record: ReportRecord) throws(StoredAnswersError) {
        let answers = try selection.read(record.canonicalAnswers, into: &room)
        responses += 1
        languages.append(record.language)
        days.append(record.day)
        for item in form.items where item.kind.hasAnswer {
            items[item.index].append(
                answers.answer(to: item).map(item.canonicalJSON),
                isShown: answers.isShown(at: item.index))
        }
    }

    /// Writes the columns of texts, or those of all else, with which stands who answered when.
    func write(ofTexts areTexts: Bool, to writer: inout SheetWriter) {
        var columns: [AnswerColumn?] = [nil, nil]
        if !areTexts {
            columns = [
                languages.column { Array($0.text.utf8) },
                days.column { Array($0.description.utf8) },
            ]
        }
        columns += form.items.map { item in
            guard item.kind.hasAnswer, item.kind.isFreeText == areTexts else { return nil }
            return items[item.index].column(\.self)
        }
        writer.append(form.digest, responses: responses, columns)
    }
}

/// Numbers the different values of one column.
private struct ColumnMaker<Value: Hashable> {
    private var numbers: [UInt16] = []
    private var values: [Value] = []
    private var known: [Value: UInt16] = [:]

    mutating func append(_ value: Value?, isShown: Bool = true) {
        numbers.append(number(of: value, isShown: isShown))
    }

    private mutating func number(of value: Value?, isShown: Bool) -> UInt16 {
        guard isShown else { return AnswerColumn.notShown }
        guard let value else { return AnswerColumn.unanswered }
        if let number = known[value] { return number }
        let number = AnswerColumn.firstAnswer + UInt16(values.count)
        values.append(value)
        known[value] = number
        return number
    }

    func column(_ bytes: (Value) -> [UInt8]) -> AnswerColumn {
        AnswerColumn(answers: values.map(bytes), numbers: numbers)
    }
}
