/// The functions that a condition can call.
enum ConditionFunction: String, CaseIterable {
    case count, sum, mean, min, max, round, `if`, today, years, length

    /// How many arguments the function takes.
    var arguments: ClosedRange<Int> {
        switch self {
        case .count, .sum, .mean, .min, .max: 1...50
        case .round: 1...2
        case .if: 3...3
        case .today: 0...0
        case .years: 2...2
        case .length: 1...1
        }
    }

    var argumentsShown: String {
        switch self {
        case .count, .sum, .mean, .min, .max: "one or more parts"
        case .round: "a number and, if you like, how many decimals"
        case .if: "a condition and two numbers"
        case .today: "nothing in the parentheses"
        case .years: "two dates"
        case .length: "one text question"
        }
    }
}
