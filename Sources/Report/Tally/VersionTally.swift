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

    let reading: VersionReading
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
            for pair in crosses.indices { cross(pair) { answers[$0.index] } }
        } else {
            let answers = try reading.answers(record, &room)
            for cell in answers.countCells { cells[cell] += 1 }
            for pair in crosses.indices { cross(pair, answers.answer) }
            for (item, answer) in answers.answers { collect(answer, item, record.language) }
        }
        return true
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

// MARK: - One thing as often as it was answered

extension VersionTally {
    /// Counts so many responses that the filters take.
    mutating func count(responses: Int) { self.responses += responses }

    /// Counts an item that so many were shown and perhaps answered like this.
    mutating func count(_ item: Item, _ answer: Answer?, times: Int) {
        for cell in form.countCells(of: item, answeredBy: answer) { cells[cell] += times }
    }

    /// Counts a pair of answers.
    mutating func cross(_ pair: Int, times: Int = 1, _ answer: (Item) -> Answer?) {
        crosses[pair].add(times: times, answer)
    }

    /// Collects what an answer holds beyond the cells that it falls into.
    mutating func collect(
        _ answer: Answer, _ item: Item, _ language: LanguageTag, times: Int = 1
    ) {
        switch answer {
        case .number(let number): numbers[item.index, default: [:]][number, default: 0] += times
        case .date(let date): months[item.index, default: [:]][date.toMonth, default: 0] += times
        case .text(let text): draw(text, item, nil, language, times)
        case .choice(let option): draw(option.writeIn, item, option.index, language, times)
        case .choices(let options):
            for option in options { draw(option.writeIn, item, option.index, language, times) }
        case .consent, .yesNo, .rating, .rows, .ranking: break
        }
    }

    /// What names a person is not even drawn.
    private mutating func draw(
        _ text: String?, _ item: Item, _ choice: Int?, _ language: LanguageTag, _ times: Int
    ) {
        guard let text, !item.identifies else { return }
        let place = TextPlace(item: item.index, choice: choice)
        texts[place, default: noTexts].add(text, language, times: times)
    }
}

extension PartialDate {
    /// The date without its day.
    fileprivate var toMonth: PartialDate { PartialDate(year: year, month: month) ?? self }
}
