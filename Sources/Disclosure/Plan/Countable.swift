import FormModel
import Values

/// What a table can count of a form: an item, a row of a grid, or an option of a tick-all question.
struct Countable {
    let item: Item
    let part: Part

    enum Part {
        case whole
        case row(Int, GridRow)
        case option(Int, Choice)
    }

    /// An answer that is counted, in data and in words.
    typealias Category = (code: String, label: String)

    /// Everything that can be counted of an item, in order; empty where something stands against it.
    static func parts(of item: Item) -> [Countable] {
        guard PlanProblem.Reason.against(item) == nil else { return [] }
        switch item.kind {
        case .many(let many):
            return many.list.choices.enumerated().map {
                Countable(item: item, part: .option($0.offset, $0.element))
            }
        case .grid(let grid):
            return grid.rows.enumerated().map {
                Countable(item: item, part: .row($0.offset, $0.element))
            }
        case .one, .dropdown, .yesno, .number, .rating, .nps, .slider, .date, .score:
            return [Countable(item: item, part: .whole)]
        case .consent, .text, .story, .rank, .note: return []
        }
    }

    /// The name that the question has in plans and tables.
    var name: String {
        switch part {
        case .whole: item.identifier.text
        case .row(_, let row): "\(item.identifier).\(row.code)"
        case .option(_, let choice): "\(item.identifier).\(choice.code)"
        }
    }

    /// The question in the form's words.
    var text: String {
        switch part {
        case .whole: item.text
        case .row(_, let row): "\(item.text) – \(row.text)"
        case .option(_, let choice): "\(item.text) – \(choice.text)"
        }
    }

    /// True where answers have an order, so that neighbours alone are merged.
    var isOrdered: Bool { item.answerRange != nil || item.kind.choices.numbers != nil && !isYesNo }

    /// Where the answers are cut unless somebody says otherwise: nowhere where they are no numbers; nil
    /// where they are and the form does not say between which they lie.
    var plainCuts: [FixedDecimal]? {
        guard let range = item.answerRange else { return [] }
        return range.plainCuts
    }

    private var isYesNo: Bool { item.kind.key == .yesno || item.kind.key == .many }

    /// The answers in order; where they are numbers, by the ranges that begin at `cuts`.
    func answers(cutAt cuts: [FixedDecimal]) -> [Category] {
        guard let range = item.answerRange else {
            return isYesNo
                ? [("yes", "Yes"), ("no", "No")] : item.kind.choices.map { ($0.code, $0.text) }
        }
        return range.bins(cutAt: cuts).map { (range.code(of: $0), label(of: $0, range)) }
    }

    private func label(of bin: NumberBin, _ range: AnswerRange) -> String {
        guard let number = range.number(of: bin), !range.areYears else {
            return item.label(of: .bin(bin)) ?? "\(bin)"
        }
        return item.meaning(of: number).map { "\(number) (\($0))" } ?? "\(number)"
    }

    /// How an answer finds its category.
    func sorting(cutAt cuts: [FixedDecimal]) -> PlannedQuestion.Sorting {
        switch part {
        case .row(let row, _): return .row(row)
        case .option(let option, _): return .option(option)
        case .whole: break
        }
        guard let range = item.answerRange else { return isYesNo ? .yesNo : .choices }
        // The cuts of years are whole: they were checked.
        return range.areYears ? .years(cuts.map { Int($0.mantissa) }) : .numbers(cuts)
    }
}

extension PlanProblem.Reason {
    /// Why nothing is counted of an item; nil where something is.
    static func against(_ item: Item) -> Self? {
        switch item.kind {
        case .text, .story: return .isText
        case .consent: return .isConsent
        case .note: return .isNote
        case .rank: return .isRanking
        case .yesno(let yesNo) where yesNo.assertion != nil: return .isAssertion
        case .one, .dropdown, .grid, .yesno, .many, .number, .rating, .nps, .slider, .date, .score:
            break
        }
        if item.identifies { return .identifies }
        guard item.kind.key != .many else { return nil }
        let choices = item.kind.choices
        if choices.contains(where: { $0.code == PlannedQuestion.skipped }) { return .isReserved }
        return choices.count > PlannedQuestion.mostAnswers ? .tooManyAnswers(choices.count) : nil
    }
}

extension Item {
    /// What the form says at the end of a scale where the number stands.
    fileprivate func meaning(of number: FixedDecimal) -> String? {
        let (low, high) = ends
        if number == answerRange?.least { return low }
        return number == answerRange?.most ? high : nil
    }

    private var ends: (low: String?, high: String?) {
        switch kind {
        case .rating(let rating): (rating.low, rating.high)
        case .nps(let nps): (nps.rating.low, nps.rating.high)
        case .slider(let slider): (slider.low, slider.high)
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .date, .grid, .rank,
            .score, .note:
            (nil, nil)
        }
    }
}
