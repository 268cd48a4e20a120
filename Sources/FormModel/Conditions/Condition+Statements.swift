extension Condition.Test {
    /// The statements about answers that it is put together from.
    package var statements: [Condition.Test] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.statements)
        case .not(let part): part.statements
        case .answered, .isYes, .chosen, .has, .rowAnswered, .rowChosen, .isText, .compare,
            .isOneOf, .compareDates:
            [self]
        }
    }
}
