import FormModel
import Values

/// People with made-up answers to a form, skewed by chance: some answers are nearly everybody's, some
/// rare. Which are, the seed decides.
struct MadeUpPeople {
    private let form: Form
    private let sorter: AnswerSorter
    /// What can be answered to each item, with how much each answer draws.
    private let parts: [Int: [Part]]
    private var random: WalkRandom

    /// A question of the form with its answers by how often they are given.
    private struct Part {
        let question: PlannedQuestion
        let weights: [Double]
    }

    /// So many of a hundred leave a question out that may be left out.
    private static let skipping = 4
    /// So often somebody whom a note turns away is made up anew.
    private static let tries = 1_000

    init(_ plan: ReleasePlan, of form: Form, seed: UInt64) {
        self.form = form
        sorter = AnswerSorter(plan, madeFor: form, answersTo: form)
        var random = WalkRandom(seed: seed)
        parts = form.items.reduce(into: [:]) { parts, item in
            parts[item.index] = Self.questions(item, plan, form).map { question in
                Part(question: question, weights: Self.weights(question, &random))
            }
        }
        self.random = random
    }

    /// The questions of an item as the plan has them, or else as it would by default.
    private static func questions(
        _ item: Item, _ plan: ReleasePlan, _ form: Form
    ) -> [PlannedQuestion] {
        Countable.parts(of: item).map { countable in
            plan.questions.first { $0.name == countable.name }
                ?? PlannedQuestion(countable, of: form, cutAt: countable.plainCuts ?? [])
        }
    }

    private static func weights(
        _ question: PlannedQuestion, _ random: inout WalkRandom
    ) -> [Double] {
        let skew = random.below(4) + 1
        return (0..<question.answerCount).map { _ in
            let weight = Double(random.below(950) + 50) / 1_000
            return (1..<skew).reduce(weight) { product, _ in product * weight }
        }
    }

    /// The categories of somebody's answers.
    mutating func next() -> [UInt8] {
        var random = random
        defer { self.random = random }
        for _ in 0..<Self.tries {
            let answers = form.madeUp(on: Day(number: 0)) { answer(to: $0, &random) }
            if let answers { return sorter.categories(of: answers) }
        }
        preconditionFailure("A note that turns everybody away ends no survey.")
    }

    // MARK: - One answer

    private func answer(to item: Item, _ random: inout WalkRandom) -> Answer? {
        guard let parts = parts[item.index], !parts.isEmpty else {
            return item.kind.key == .yesno ? .yesNo(true) : nil
        }
        let mayLeaveOut = if case .never = item.requirement { true } else { false }
        if mayLeaveOut, random.below(100) < Self.skipping { return nil }
        let drawn = parts.map { draw($0.weights, &random) }
        switch item.kind {
        case .grid: return .rows(drawn)
        case .many(let many): return choices(drawn, many)
        case .one, .dropdown: return .choice(ChosenOption(index: drawn[0]))
        case .yesno: return .yesNo(drawn[0] == 0)
        case .rating, .nps, .number, .slider, .date:
            return parts[0].question.answer(in: drawn[0], of: item)
        case .consent, .text, .story, .rank, .score, .note: return nil
        }
    }

    private func draw(_ weights: [Double], _ random: inout WalkRandom) -> Int {
        var rest = Double.random(in: 0..<weights.reduce(0, +), using: &random)
        for (place, weight) in weights.enumerated() {
            if rest < weight { return place }
            rest -= weight
        }
        return weights.count - 1
    }

    /// The options that were drawn; one that excludes others goes before them.
    private func choices(_ drawn: [Int], _ many: ManyItem) -> Answer? {
        let chosen = drawn.indices.filter { drawn[$0] == 0 }
        let alone = chosen.filter { many.list.choices[$0].alone }
        let rest = alone.isEmpty ? Array(chosen.prefix(many.most ?? chosen.count)) : [alone[0]]
        return rest.isEmpty ? nil : .choices(rest.map { ChosenOption(index: $0) })
    }
}

extension PlannedQuestion {
    /// An answer that falls into a category of numbers or years.
    fileprivate func answer(in category: Int, of item: Item) -> Answer? {
        guard let range = item.answerRange else { return nil }
        let bin = range.bins(cutAt: cuts)[category]
        let zero = FixedDecimal(mantissa: 0, decimals: 0)
        // Below the first cut, where the form has no least number.
        let below = cuts.first.map {
            FixedDecimal(mantissa: $0.mantissa - 1, decimals: $0.decimals)
        }
        let number = bin.lower ?? below ?? zero
        switch sorting {
        case .years: return PartialDate(year: Int(number.mantissa)).map(Answer.date)
        case .numbers:
            let isRating = item.kind.key == .rating || item.kind.key == .nps
            return isRating ? .rating(Int(number.mantissa)) : .number(number)
        case .choices, .row, .option, .yesNo: return nil
        }
    }
}
