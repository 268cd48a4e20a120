import Values

/// Writes conditions for the script of a page, as lists of an operation and its parts.
///
/// A part that no item on the page decides is written as what it comes to.
struct FollowedCondition {
    /// The answers to items before the page.
    let answers: [Answer?]
    /// The day that `today` means.
    let today: Day
    /// Where the script has the answers to items on the page.
    var places: [Int: Int] = [:]

    private var evaluator: ConditionEvaluator { ConditionEvaluator(answers: answers, today: today) }

    func json(_ condition: Condition) -> JSONValue { json(condition.test) }

    func json(_ test: Condition.Test) -> JSONValue {
        guard isOpen(test.items) || test.mentionsToday else { return .bool(evaluator.holds(test)) }
        return switch test {
        case .all(let parts): node("and", parts.map(json))
        case .any(let parts): node("or", parts.map(json))
        case .not(let part): node("not", [json(part)])
        case .answered(let item): node("answered", [answer(to: item)])
        case .isYes(let item, let expected):
            // The script sees yes as the first of two choices, and no as the second.
            chosen(answer(to: item), [expected ? 0 : 1])
        case .chosen(let item, let choices): chosen(answer(to: item), choices)
        case .has(let item, let choice): chosen(answer(to: item), [choice])
        case .rowAnswered(let item, let row): node("answered", [answer(to: item, row)])
        case .rowChosen(let item, let row, let choices): chosen(answer(to: item, row), choices)
        case .isText(let item, let text): node("text", [answer(to: item), .string(text)])
        case .compare(let left, let comparison, let right):
            node(comparison, json(left), json(right))
        case .isOneOf(let term, let numbers):
            node("or", numbers.map { node("=", [json(term), number($0)]) })
        case .compareDates(let left, let comparison, let right):
            compared(date(left), comparison, date(right))
        }
    }

    func json(_ term: Condition.Term) -> JSONValue {
        guard isOpen(term.items) || term.mentionsToday else {
            return evaluator.value(term).map(number) ?? .null
        }
        return switch term {
        case .constant(let value): number(value)
        case .item(let item): answer(to: item)
        case .choiceNumber(let item, let numbers), .chosenSum(let item, let numbers):
            points(answer(to: item), numbers)
        case .rowNumber(let item, let row, let numbers): points(answer(to: item, row), numbers)
        case .chosenCount(let item), .length(let item): node("length", [answer(to: item)])
        case .answeredCount(let items): count(items.map { .answered(item: $0) })
        case .years(let from, let to):
            node("years", [shared(date(from), date(to)), shared(date(to), date(from))])
        case .arithmetic(let left, let sign, let right):
            node(sign.rawValue, [json(left), json(right)])
        case .aggregate(let function, let terms): node(function.rawValue, terms.map(json))
        case .round(let term, let decimals): rounded(json(term), decimals)
        case .either(let test, let first, let second):
            node("if", [json(test), json(first), json(second)])
        }
    }

    /// How many of the statements hold.
    func count(_ tests: [Condition.Test]) -> JSONValue {
        node("sum", tests.map { node("if", [json($0), .integer(1), .integer(0)]) })
    }

    func rounded(_ term: JSONValue, _ decimals: Int) -> JSONValue {
        node("round", [term, .integer(FixedDecimal.powers[decimals])])
    }

    func node(_ name: String, _ parts: [JSONValue]) -> JSONValue {
        .array([.string(name)] + parts)
    }

    // MARK: - Answers

    private func isOpen(_ items: [Int]) -> Bool { items.contains { places[$0] != nil } }

    /// The answer to an item, or to a row of it; null for one that is never shown.
    private func answer(to item: Int, _ row: Int? = nil) -> JSONValue {
        guard let place = places[item] else { return .null }
        return node("at", [place, row].compactMap { $0.map { .integer(Int64($0)) } })
    }

    private func chosen(_ answer: JSONValue, _ choices: [Int]) -> JSONValue {
        node("in", [answer] + choices.map { .integer(Int64($0)) })
    }

    private func points(_ answer: JSONValue, _ numbers: [Double?]) -> JSONValue {
        node("points", [answer] + numbers.map { $0.map(number) ?? .null })
    }

    /// The number; one with a fraction, or a very large one, as the text that gives it back.
    private func number(_ number: Double) -> JSONValue {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return .integer(whole) }
        guard number.isInfinite else {
            return node("number", [.string(number.isNaN ? "NaN" : "\(number)")])
        }
        return node("number", [.string(number < 0 ? "-Infinity" : "Infinity")])
    }

    // MARK: - Comparisons

    /// The script knows three signs: the others are these turned round.
    private func node(
        _ comparison: Condition.Comparison, _ left: JSONValue, _ right: JSONValue
    ) -> JSONValue {
        switch comparison {
        case .equal, .less, .lessOrEqual: node(comparison.rawValue, [left, right])
        case .unequal: node("not", [node("=", [left, right])])
        case .greater: node("<", [right, left])
        case .greaterOrEqual: node("<=", [right, left])
        }
    }

    private func compared(
        _ left: JSONValue, _ comparison: Condition.Comparison, _ right: JSONValue
    ) -> JSONValue {
        node(comparison, shared(left, right), shared(right, left))
    }

    /// The parts of a date that the other one has too.
    private func shared(_ date: JSONValue, _ other: JSONValue) -> JSONValue {
        node("date", [date, other])
    }

    private func date(_ term: Condition.DateTerm) -> JSONValue {
        switch term {
        case .item(let item) where places[item] != nil: answer(to: item)
        case .item(let item): answers[item].flatMap(\.date).map(text) ?? .null
        case .constant(let date): text(date)
        case .today: currentDay
        }
    }

    private func text(_ date: PartialDate) -> JSONValue { .string(date.description) }
}

extension FollowedCondition {
    /// The day on which the page is looked at: it may be kept for longer than one.
    private var currentDay: JSONValue { node("at", [.string("today")]) }

    /// Says of the date that was just read whether it lies between limits; nil without any.
    func isBetween(_ least: DateLimit?, _ most: DateLimit?) -> JSONValue? {
        let read = node("at", [.string("it")])
        let tests = [
            least.map { compared(limit($0), .lessOrEqual, read) },
            most.map { compared(read, .lessOrEqual, limit($0)) },
        ].compactMap(\.self)
        return tests.isEmpty ? nil : node("and", tests)
    }

    private func limit(_ limit: DateLimit) -> JSONValue { limit.date.map(text) ?? currentDay }
}

extension Answer {
    fileprivate var date: PartialDate? {
        guard case .date(let date) = self else { return nil }
        return date
    }
}
