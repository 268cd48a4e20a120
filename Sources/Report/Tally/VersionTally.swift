import Disclosure
import FormModel
import Values

/// What was answered to one version of a form, added up.
struct VersionTally: Sendable {
    let form: Form
    /// How many responses of this version count.
    private(set) var responses = 0
    /// How many of them fall into each of the form's cells.
    private(set) var cells: [Int]
    /// How often each number was given, by the item's position.
    private(set) var numbers: [Int: [FixedDecimal: Int]] = [:]
    /// How often each month was given, by the item's position.
    private(set) var months: [Int: [PartialDate: Int]] = [:]
    /// Texts of a question, and those beside its choices.
    private(set) var texts: [TextPlace: TextDraw] = [:]
    /// The tables of pairs of questions, in the order of the request.
    private(set) var crosses: [CrossTally]

    private let reading: VersionReading
    private var room: VersionReading.Room
    /// A draw of no texts yet.
    private let noTexts: TextDraw

    /// Where texts stand: in a question, or beside one of its choices.
    struct TextPlace: Hashable, Sendable {
        let item: Int
        let choice: Int?
    }

    init(_ form: Form, _ request: ReportRequest) {
        self.form = form
        reading = VersionReading(form, request)
        room = reading.room
        noTexts = TextDraw(limit: request.texts, seed: request.seed)
        cells = Array(repeating: 0, count: form.cells.count)
        crosses = request.crosses.map { CrossTally($0, of: form, for: request.form) }
    }

    /// Counts a response; false where a filter leaves it out.
    mutating func add(_ record: ReportRecord) throws(StoredAnswersError) -> Bool {
        guard try reading.takes(record, &room) else { return false }
        responses += 1
        if let answers = try reading.pairedAnswers(record, &room) {
            cross { answers[$0.index] }
        } else {
            let answers = try reading.answers(record, &room)
            for cell in answers.countCells { cells[cell] += 1 }
            cross(answers.answer)
            for (item, answer) in answers.answers { add(answer, item, record.language) }
        }
        return true
    }

    private mutating func cross(_ answer: (Item) -> Answer?) {
        for index in crosses.indices { crosses[index].add(answer) }
    }

    private mutating func add(_ answer: Answer, _ item: Item, _ language: LanguageTag) {
        switch answer {
        case .number(let number): numbers[item.index, default: [:]][number, default: 0] += 1
        case .date(let date): months[item.index, default: [:]][date.toMonth, default: 0] += 1
        case .text(let text): draw(text, item, nil, language)
        case .choice(let option): draw(option.writeIn, item, option.index, language)
        case .choices(let options):
            for option in options { draw(option.writeIn, item, option.index, language) }
        case .consent, .yesNo, .rating, .rows, .ranking: break
        }
    }

    /// What names a person is not even drawn.
    private mutating func draw(
        _ text: String?, _ item: Item, _ choice: Int?, _ language: LanguageTag
    ) {
        guard let text, !item.identifies else { return }
        texts[TextPlace(item: item.index, choice: choice), default: noTexts].add(text, language)
    }

    mutating func merge(_ other: VersionTally) {
        responses += other.responses
        for index in cells.indices { cells[index] += other.cells[index] }
        numbers.merge(other.numbers) { $0.merging($1, uniquingKeysWith: +) }
        months.merge(other.months) { $0.merging($1, uniquingKeysWith: +) }
        texts.merge(other.texts) { own, other in
            var merged = own
            merged.merge(other)
            return merged
        }
        for index in crosses.indices { crosses[index].merge(other.crosses[index]) }
    }
}

extension PartialDate {
    /// The date without its day.
    fileprivate var toMonth: PartialDate { PartialDate(year: year, month: month) ?? self }
}
