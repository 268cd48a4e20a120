extension Condition {
    /// Says whether the condition looks at one of these items.
    package func mentions(_ items: Range<Int>) -> Bool {
        test.items.contains(where: items.contains)
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
        }
    }
}

extension Condition.Term {
    /// The items that the number is computed from.
    var items: [Int] {
        switch self {
        case .constant: []
        case .item(let item), .choiceNumber(let item, _), .rowNumber(let item, _, _),
            .chosenCount(let item), .length(let item):
            [item]
        case .answeredCount(let items): items
        case .arithmetic(let left, _, let right): left.items + right.items
        case .aggregate(_, let terms): terms.flatMap(\.items)
        case .round(let term, _): term.items
        case .either(let test, let then, let otherwise): test.items + then.items + otherwise.items
        }
    }
}
