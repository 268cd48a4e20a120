extension Condition {
    /// Says whether the condition looks at one of these items.
    package func mentions(_ items: Range<Int>) -> Bool {
        self.items.contains(where: items.contains)
    }

    /// Says whether the condition depends on the day on which it is worked out.
    package var mentionsToday: Bool { test.mentionsToday }
}

extension Condition.DateTerm {
    /// The item whose answer the date is.
    fileprivate var items: [Int] {
        guard case .item(let item) = self else { return [] }
        return [item]
    }
}

extension Condition.Test {
    /// The items that the statement looks at.
    package var items: [Int] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.items)
        case .not(let part): part.items
        case .answered(let item), .isYes(let item, _), .chosen(let item, _), .has(let item, _),
            .isText(let item, _), .rowAnswered(let item, _), .rowChosen(let item, _, _):
            [item]
        case .compare(let left, _, let right): left.items + right.items
        case .isOneOf(let term, _): term.items
        case .compareDates(let left, _, let right): left.items + right.items
        }
    }

    /// Says whether it depends on the day on which it is worked out.
    var mentionsToday: Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains(where: \.mentionsToday)
        case .not(let part): part.mentionsToday
        case .answered, .isYes, .chosen, .has, .rowAnswered, .rowChosen, .isText: false
        case .compare(let left, _, let right): left.mentionsToday || right.mentionsToday
        case .isOneOf(let term, _): term.mentionsToday
        case .compareDates(let left, _, let right): left == .today || right == .today
        }
    }
}

extension Condition.Term {
    /// The items that the number is computed from.
    var items: [Int] {
        switch self {
        case .constant: []
        case .item(let item), .choiceNumber(let item, _), .rowNumber(let item, _, _),
            .chosenSum(let item, _), .chosenCount(let item), .length(let item):
            [item]
        case .years(let from, let to): from.items + to.items
        case .answeredCount(let items): items
        case .arithmetic(let left, _, let right): left.items + right.items
        case .aggregate(_, let terms): terms.flatMap(\.items)
        case .round(let term, _): term.items
        case .either(let test, let then, let otherwise): test.items + then.items + otherwise.items
        }
    }

    /// Says whether it depends on the day on which it is worked out.
    var mentionsToday: Bool {
        switch self {
        case .constant, .item, .choiceNumber, .rowNumber, .chosenSum, .chosenCount,
            .answeredCount, .length:
            false
        case .years(let from, let to): from == .today || to == .today
        case .arithmetic(let left, _, let right): left.mentionsToday || right.mentionsToday
        case .aggregate(_, let terms): terms.contains(where: \.mentionsToday)
        case .round(let term, _): term.mentionsToday
        case .either(let test, let then, let otherwise):
            test.mentionsToday || then.mentionsToday || otherwise.mentionsToday
        }
    }
}
