import Values

/// Writes conditions for the script of a page, as lists that begin with what they are.
///
/// Parts that no item on the page decides are written as what they come to. Everything is nil that
/// an item decides whose answer the script cannot read, and what the script does not work out.
struct FollowedCondition {
    /// The answers to items before the page.
    let answers: [Answer?]
    /// The day that `today` means.
    let today: Day
    /// The items on the page.
    let page: Range<Int>
    /// The items on the page whose answers the script cannot read.
    var unread: Set<Int> = []

    private var evaluator: ConditionEvaluator { ConditionEvaluator(answers: answers, today: today) }

    /// Says whether the script can decide the condition, if there is one.
    func canFollow(_ condition: Condition?) -> Bool {
        condition.map { json($0) != nil } ?? true
    }

    func json(_ condition: Condition) -> JSONValue? { json(condition.test) }

    /// An item on the page by its place there.
    func place(_ item: Int) -> JSONValue? {
        unread.contains(item) ? nil : .integer(Int64(item - page.lowerBound))
    }

    private func json(_ test: Condition.Test) -> JSONValue? {
        guard test.items.contains(where: page.contains) else {
            return .bool(evaluator.holds(test))
        }
        return switch test {
        case .all(let parts): node("and", parts.map(json))
        case .any(let parts): node("or", parts.map(json))
        case .not(let part): node("not", [json(part)])
        case .answered(let item): node("answered", [place(item)])
        case .isYes(let item, let expected): node("is", [place(item), .bool(expected)])
        case .chosen(let item, let choices): node("in", [place(item), list(choices)])
        case .has(let item, let choice): node("has", [place(item), .integer(Int64(choice))])
        case .isText(let item, let text): node("text", [place(item), .string(text)])
        case .compare(let left, let comparison, let right):
            node(comparison.rawValue, [json(left), json(right)])
        case .isOneOf(let term, let numbers):
            node("among", [json(term), .array(numbers.map(number))])
        case .rowAnswered, .rowChosen, .compareDates: nil
        }
    }

    private func json(_ term: Condition.Term) -> JSONValue? {
        guard term.items.contains(where: page.contains) else {
            return evaluator.value(term).map(number) ?? .null
        }
        return switch term {
        case .constant(let value): number(value)
        case .item(let item): node("value", [place(item)])
        case .choiceNumber(let item, let numbers):
            node("choice", [place(item), .array(numbers.map { $0.map(number) ?? .null })])
        case .rowNumber, .chosenSum, .years: nil
        case .chosenCount(let item): node("chosen", [place(item)])
        case .answeredCount(let items): answeredCount(items)
        case .length(let item): node("length", [place(item)])
        case .arithmetic(let left, let sign, let right):
            node(sign.rawValue, [json(left), json(right)])
        case .aggregate(let function, let terms): node(function.rawValue, terms.map(json))
        case .round(let term, let decimals):
            node("round", [json(term), .integer(Int64(decimals))])
        case .either(let test, let first, let second):
            node("if", [json(test), json(first), json(second)])
        }
    }

    /// How many are answered before the page, and the items on it.
    private func answeredCount(_ items: [Int]) -> JSONValue? {
        let known = items.filter { !page.contains($0) }.count { answers[$0] != nil }
        return node(
            "count", [.integer(Int64(known))] + items.filter(page.contains).map(place))
    }

    private func node(_ name: String, _ parts: [JSONValue?]) -> JSONValue? {
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? .array([.string(name)] + known) : nil
    }

    private func list(_ numbers: [Int]) -> JSONValue {
        .array(numbers.map { .integer(Int64($0)) })
    }

    /// The number; one with a fraction, or a very large one, as the text that gives it back.
    private func number(_ number: Double) -> JSONValue {
        if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 { return .integer(whole) }
        guard number.isInfinite else { return .string(number.isNaN ? "NaN" : "\(number)") }
        return .string(number < 0 ? "-Infinity" : "Infinity")
    }
}
