/// A condition as it is written, before names and types are looked at.
indirect enum ConditionSyntax: Hashable {
    case any([ConditionSyntax])
    case all([ConditionSyntax])
    case not(ConditionSyntax)
    case compare(ConditionSyntax, Condition.Comparison, ConditionSyntax)
    case has(ConditionSyntax, code: String)
    case isIn(ConditionSyntax, codes: [String])
    case answered(ConditionSyntax)
    case arithmetic(ConditionSyntax, Condition.Operator, ConditionSyntax)
    case negative(ConditionSyntax)
    case number(FixedDecimal)
    case text(String)
    case name(String, row: String?)
    case call(String, [ConditionSyntax])

    /// The part as an error message shows it.
    var shown: String {
        switch self {
        case .any: "… or …"
        case .all: "… and …"
        case .not: "not …"
        case .compare(let left, let comparison, _): "\(left.shown) \(comparison.rawValue) …"
        case .has(let left, let code): "\(left.shown) has \(code)"
        case .isIn(let left, _): "\(left.shown) in (…)"
        case .answered(let part): "\(part.shown) answered"
        case .arithmetic(let left, let sign, _): "\(left.shown) \(sign.rawValue) …"
        case .negative(let part): "-\(part.shown)"
        case .number(let number): number.description
        case .text(let text): "'\(text)'"
        case .name(let name, let row): row.map { "\(name).\($0)" } ?? name
        case .call(let name, _): "\(name)(…)"
        }
    }
}
