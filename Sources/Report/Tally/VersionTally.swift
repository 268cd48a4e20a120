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

    private let match: AnswerMatch
    private let request: ReportRequest

    /// Where texts stand: in a question, or beside one of its choices.
    struct TextPlace: Hashable, Sendable {
        let item: Int
        let choice: Int?
    }

    init(_ form: Form, _ request: ReportRequest) {
        (self.form, self.request) = (form, request)
        match = AnswerMatch(from: form, to: request.form)
        cells = Array(repeating: 0, count: form.cells.count)
        crosses = request.crosses.map { CrossTally($0, of: form, for: request.form) }
    }

    /// Says whether the response is asked for.
    func takes(_ record: ReportRecord) -> Bool {
        guard !request.filters.isEmpty else { return true }
        let answers = match.answers(record.answers)
        return request.filters.allSatisfy { $0.holds(for: answers, on: record.day) }
    }

    mutating func add(_ record: ReportRecord) {
        responses += 1
        for cell in record.answers.countCells { cells[cell] += 1 }
        for index in crosses.indices { crosses[index].add(record.answers) }
        for (item, answer) in record.answers.answers { add(answer, item, record.language) }
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
        let empty = TextDraw(limit: request.texts, seed: request.seed)
        texts[TextPlace(item: item.index, choice: choice), default: empty].add(text, language)
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
