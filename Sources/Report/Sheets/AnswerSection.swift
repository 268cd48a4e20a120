import FormModel
import Values

/// The part of a sheet that belongs to one version of a form.
struct AnswerSection: Sendable {
    private let answers: SheetReader.Section
    private let texts: SheetReader.Section?

    init(answers: SheetReader.Section, texts: SheetReader.Section?) {
        (self.answers, self.texts) = (answers, texts)
    }

    /// How many responses it holds.
    var responses: Int { answers.responses }

    /// The languages of the responses.
    func languages() throws(AnswerSheetError) -> ReadColumn<LanguageTag> {
        try read(AnswerSheet.Place.language) { LanguageTag(String(decoding: $0, as: UTF8.self)) }
    }

    /// The days on which the responses were received.
    func days() throws(AnswerSheetError) -> ReadColumn<Day> {
        try read(AnswerSheet.Place.day) { Day(String(decoding: $0, as: UTF8.self)) }
    }

    /// What was answered to an item of the version.
    func answers(to item: Item) throws(AnswerSheetError) -> ReadColumn<Answer> {
        try read(AnswerSheet.Place.of(item), of: item.kind.isFreeText ? texts : answers) {
            try? item.answer(fromCanonicalJSON: $0)
        }
    }

    private func read<Value>(
        _ place: Int, of section: SheetReader.Section? = nil, _ value: ([UInt8]) -> Value?
    ) throws(AnswerSheetError) -> ReadColumn<Value> {
        let column = try (section ?? answers).column(place)
        let values = column.answers.compactMap(value)
        guard values.count == column.answers.count else { throw .malformed }
        return ReadColumn(values: [nil, nil] + values, numbers: column.numbers)
    }
}

/// A column with its answers read.
struct ReadColumn<Value: Sendable>: Sendable {
    /// The answers by their numbers; the first two numbers stand for none.
    let values: [Value?]
    /// The number of each response.
    let numbers: [UInt16]

    /// The answer of a response.
    func value(ofResponse place: Int) -> Value? { values[Int(numbers[place])] }
}
