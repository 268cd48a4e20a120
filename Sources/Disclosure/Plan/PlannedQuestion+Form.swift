package import FormModel
import Values

extension PlannedQuestion {
    /// The question with the categories that it has in a form: the answers, then `skipped`, and
    /// `not-shown` where a condition hides it from some people. Merged in the usual order unless it
    /// says otherwise.
    init(_ countable: Countable, of form: Form, cutAt cuts: [FixedDecimal], merges: [[Int]]? = nil)
    {
        let answers = countable.answers(cutAt: cuts)
        var others: [Countable.Category] = [(Self.skipped, "No answer")]
        if form.isConditional(countable.item) { others.append((Self.notShown, "Not asked")) }
        let usual = MergeOrder.usual(
            answers: answers.count, others: others.count, isOrdered: countable.isOrdered)
        self.init(
            name: countable.name, text: countable.text,
            categories: (answers + others).map(\.code), labels: (answers + others).map(\.label),
            sorting: countable.sorting(cutAt: cuts), merges: merges ?? usual,
            item: countable.item.identifier)
    }

    /// How many categories are answers; those behind them are of people without one.
    package var answerCount: Int { categories.firstIndex(of: Self.skipped) ?? categories.count }

    /// Where numbers or years are cut; empty where the answers are none.
    package var cuts: [FixedDecimal] {
        switch sorting {
        case .numbers(let cuts): cuts
        case .years(let years): years.map { FixedDecimal(mantissa: Int64($0), decimals: 0) }
        case .choices, .row, .option, .yesNo: []
        }
    }
}
