package import FormModel
import Values

/// Sorts answers to one version of a form into the categories of a plan, by items and codes.
///
/// What the plan does not know, such as a choice that came later, counts as not shown; where the plan
/// has no such category, as no answer.
package struct AnswerSorter: Sendable {
    private let finders: [Finder]
    private let selection: AnswerSelection

    /// A sorter of answers to `version` for a plan that was made for the version `planned`.
    package init(_ plan: ReleasePlan, madeFor planned: Form, answersTo version: Form) {
        precondition(planned.digest == plan.formDigest, "A plan is read with its own version.")
        finders = plan.questions.map { Finder($0, in: planned, answersTo: version) }
        let items = Set(finders.compactMap(\.item?.index))
        selection = AnswerSelection(version) { items.contains($0.index) }
    }

    /// The category of each of the plan's questions for one person's answers as they were kept.
    package func categories(
        ofCanonicalAnswers canonical: [UInt8]
    ) throws(StoredAnswersError) -> [UInt8] {
        categories(of: try selection.read(canonical))
    }

    /// The category of each question for answers that were read.
    func categories(of answers: StoredAnswers) -> [UInt8] {
        finders.map { $0.category(answers) }
    }
}

/// Finds the category of the answer to one question.
private struct Finder: Sendable {
    /// The item in the version that was answered; nil when it has none.
    let item: Item?
    /// What the answer is looked up by.
    private let lookup: Lookup
    private let skipped: UInt8
    /// What the plan does not know.
    private let unknown: UInt8

    private enum Lookup: Sendable {
        /// For each choice of the version its category.
        case choices([UInt8?])
        /// The position of the row, then for each choice its category.
        case row(Int, [UInt8?])
        /// The position of the option.
        case option(Int)
        case yesNo
        /// The cuts, and the least number that counts.
        case numbers([FixedDecimal], least: FixedDecimal?)
        case years([Int])
    }

    init(_ question: PlannedQuestion, in planned: Form, answersTo version: Form) {
        skipped = UInt8(question.answerCount)
        unknown = question.category(PlannedQuestion.notShown).map(UInt8.init) ?? skipped
        let own = planned.item(question.item)
        let lookup = own.flatMap { own in
            version.match(of: own).flatMap { Self.lookup(question, own, $0) }
        }
        item = lookup == nil ? nil : version.item(question.item)
        self.lookup = lookup ?? .yesNo
    }

    private static func lookup(
        _ question: PlannedQuestion, _ own: Item, _ other: Item
    ) -> Lookup? {
        let choices = other.kind.choices.map { question.category($0.code).map(UInt8.init) }
        switch question.sorting {
        case .choices: return .choices(choices)
        case .row(let row): return other.row(like: row, of: own).map { .row($0, choices) }
        case .option(let option):
            let code = own.kind.choices[option].code
            return other.kind.choices.firstIndex { $0.code == code }.map(Lookup.option)
        case .yesNo: return .yesNo
        case .years(let years): return .years(years)
        case .numbers(let cuts):
            return .numbers(cuts, least: own.kind.isScore ? own.answerRange?.least : nil)
        }
    }

    func category(_ answers: StoredAnswers) -> UInt8 {
        guard let item, answers.isShown(at: item.index) else { return unknown }
        guard let answer = answers.answer(to: item) else { return skipped }
        switch (lookup, answer) {
        case (.choices(let categories), .choice(let option)):
            return categories[option.index] ?? unknown
        case (.row(let row, let categories), .rows(let rows)):
            return rows[row].map { categories[$0] ?? unknown } ?? skipped
        case (.option(let option), .choices(let chosen)):
            return chosen.contains { $0.index == option } ? 0 : 1
        case (.yesNo, .yesNo(let yes)): return yes ? 0 : 1
        case (.numbers(let cuts, let least), .number(let number)):
            return category(of: number, cuts, least)
        case (.numbers(let cuts, _), .rating(let rating)):
            return category(of: FixedDecimal(mantissa: Int64(rating), decimals: 0), cuts, nil)
        case (.years(let years), .date(let date)):
            return UInt8(years.count { $0 <= date.year })
        case (.choices, _), (.row, _), (.option, _), (.yesNo, _), (.numbers, _), (.years, _):
            preconditionFailure("An answer is one to the item that it is kept for.")
        }
    }

    /// A score below its lowest band is in none.
    private func category(
        of number: FixedDecimal, _ cuts: [FixedDecimal], _ least: FixedDecimal?
    ) -> UInt8 {
        if let least, number < least { return skipped }
        return UInt8(cuts.count { $0 <= number })
    }
}

extension Item {
    /// The position of the row with the code that a row has in another version.
    fileprivate func row(like row: Int, of other: Item) -> Int? {
        guard case .grid(let grid) = kind, case .grid(let old) = other.kind else { return nil }
        return grid.rows.firstIndex { $0.code == old.rows[row].code }
    }
}
