import Values

/// Works out conditions over one set of answers, which has one place for each item of the form.
///
/// Two-valued: a hidden or unanswered question has no value, then `= < <= > >= has in` are false,
/// `!=` is true, `answered` is false, and arithmetic is empty.
struct ConditionEvaluator {
    let answers: [Answer?]
    /// The day that `today` means.
    let today: Day

    func holds(_ condition: Condition) -> Bool { holds(condition.test) }

    func holds(_ test: Condition.Test) -> Bool {
        switch test {
        case .all(let parts): parts.allSatisfy(holds)
        case .any(let parts): parts.contains(where: holds)
        case .not(let part): !holds(part)
        case .answered(let item): answers[item] != nil
        case .isYes(let item, let expected): yes(item) == expected
        case .chosen(let item, let choices): choice(item).map(choices.contains) ?? false
        case .has(let item, let choice): has(item, choice)
        case .rowAnswered(let item, let row): choice(item, row: row) != nil
        case .rowChosen(let item, let row, let choices):
            choice(item, row: row).map(choices.contains) ?? false
        case .isText(let item, let text): answers[item] == .text(text)
        case .compare(let left, let comparison, let right):
            compare(value(left), comparison, value(right))
        case .isOneOf(let term, let numbers): value(term).map(numbers.contains) ?? false
        case .compareDates(let left, let comparison, let right):
            compare(date(left), comparison, date(right))
        }
    }

    private func yes(_ item: Int) -> Bool? {
        switch answers[item] {
        case .yesNo(let yes), .consent(let yes): yes
        case .choice, .choices, .text, .number, .rating, .date, .rows, .ranking, nil: nil
        }
    }

    private func choice(_ item: Int) -> Int? {
        guard case .choice(let option) = answers[item] else { return nil }
        return option.index
    }

    private func choice(_ item: Int, row: Int) -> Int? {
        guard case .rows(let rows) = answers[item] else { return nil }
        return rows[row]
    }

    private func has(_ item: Int, _ choice: Int) -> Bool {
        switch answers[item] {
        case .choices(let options): options.contains { $0.index == choice }
        case .ranking(let order): order.contains(choice)
        case .choice, .rows, .text, .yesNo, .consent, .number, .rating, .date, nil: false
        }
    }

    private func options(_ item: Int) -> [ChosenOption] {
        guard case .choices(let options) = answers[item] else { return [] }
        return options
    }

    private func chosenCount(_ item: Int) -> Double? {
        switch answers[item] {
        case .choices(let options): Double(options.count)
        case .ranking(let order): Double(order.count)
        case .rows(let rows): Double(rows.count { $0 != nil })
        case .choice, .text, .yesNo, .consent, .number, .rating, .date, nil: nil
        }
    }

    private func compare(_ left: Double?, _ comparison: Condition.Comparison, _ right: Double?)
        -> Bool
    {
        guard let left, let right else { return comparison == .unequal }
        return switch comparison {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

// MARK: - Dates

extension ConditionEvaluator {
    private func date(_ term: Condition.DateTerm) -> PartialDate? {
        switch term {
        case .item(let item):
            guard case .date(let date) = answers[item] else { return nil }
            return date
        case .constant(let date): return date
        case .today: return PartialDate(today)
        }
    }

    /// Compares by the parts that both dates have.
    private func compare(
        _ left: PartialDate?, _ comparison: Condition.Comparison, _ right: PartialDate?
    ) -> Bool {
        guard let left, let right else { return comparison == .unequal }
        let (isBefore, isAfter) = (left.isBefore(right), right.isBefore(left))
        return switch comparison {
        case .equal: !isBefore && !isAfter
        case .unequal: isBefore || isAfter
        case .less: isBefore
        case .lessOrEqual: !isAfter
        case .greater: isAfter
        case .greaterOrEqual: !isBefore
        }
    }

    private func years(_ from: Condition.DateTerm, _ to: Condition.DateTerm) -> Double? {
        guard let from = date(from), let to = date(to) else { return nil }
        return Double(from.years(to: to))
    }
}

// MARK: - Terms

extension ConditionEvaluator {
    func value(_ term: Condition.Term) -> Double? {
        switch term {
        case .constant(let number): number
        case .item(let item): number(of: item)
        case .choiceNumber(let item, let numbers): choice(item).flatMap { numbers[$0] }
        case .rowNumber(let item, let row, let numbers):
            choice(item, row: row).flatMap { numbers[$0] }
        case .chosenSum(let item, let numbers):
            apply(.sum, options(item).compactMap { numbers[$0.index] })
        case .chosenCount(let item): chosenCount(item)
        case .answeredCount(let items): Double(items.count { answers[$0] != nil })
        case .length(let item): length(item)
        case .years(let from, let to): years(from, to)
        case .arithmetic(let left, let sign, let right):
            apply(sign, value(left), value(right))
        case .aggregate(let function, let terms): apply(function, terms.compactMap(value))
        case .round(let term, let decimals): value(term).map { rounded($0, decimals) }
        case .either(let test, let first, let second): value(holds(test) ? first : second)
        }
    }

    private func number(of item: Int) -> Double? {
        switch answers[item] {
        case .number(let number): number.double
        case .rating(let rating): Double(rating)
        case .choice, .choices, .text, .yesNo, .consent, .date, .rows, .ranking, nil: nil
        }
    }

    private func length(_ item: Int) -> Double? {
        guard case .text(let text) = answers[item] else { return nil }
        return Double(text.unicodeScalars.count)
    }

    private func apply(_ sign: Condition.Operator, _ left: Double?, _ right: Double?) -> Double? {
        guard let left, let right else { return nil }
        return switch sign {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: right == 0 ? nil : left / right
        }
    }

    private func apply(_ function: Condition.Aggregate, _ numbers: [Double]) -> Double? {
        guard let first = numbers.first else { return nil }
        return switch function {
        case .sum: numbers.reduce(0, +)
        case .mean: numbers.reduce(0, +) / Double(numbers.count)
        case .min: numbers.reduce(first, Swift.min)
        case .max: numbers.reduce(first, Swift.max)
        }
    }

    private func rounded(_ number: Double, _ decimals: Int) -> Double {
        let power = Double(FixedDecimal.powers[decimals])
        return (number * power).rounded() / power
    }
}
