/// A checked condition: it names earlier questions only, and its evaluation cannot fail.
package struct Condition: Sendable, Hashable {
    /// The longest text of a condition, in bytes.
    package static let longest = 500

    /// The condition as the editor wrote it.
    package let source: String
    /// What the condition says, checked.
    package let test: Test
    /// The questions that decide it; behind a score those that it is calculated from.
    let items: Set<Int>

    /// A statement about answers that is true or false, never unknown.
    ///
    /// Items are named by their position in ``Form/items``, choices by theirs in the question.
    package indirect enum Test: Sendable, Hashable {
        case all([Test])
        case any([Test])
        case not(Test)
        case answered(item: Int)
        /// The yes-or-no question or consent was answered so.
        case isYes(item: Int, Bool)
        /// The answer is one of the choices.
        case chosen(item: Int, oneOf: [Int])
        /// The choice is among the answers of `many` or `rank`.
        case has(item: Int, choice: Int)
        /// The row of a grid has an answer.
        case rowAnswered(item: Int, row: Int)
        /// The answer in the row of a grid is one of the choices.
        case rowChosen(item: Int, row: Int, oneOf: [Int])
        case isText(item: Int, String)
        case compare(Term, Comparison, Term)
        case isOneOf(Term, [Double])
        case compareDates(DateTerm, Comparison, DateTerm)
    }

    /// A date: an answer, or one that the condition names.
    package enum DateTerm: Sendable, Hashable {
        case item(Int)
        case constant(PartialDate)
        /// The day on which the answers are checked.
        case today
    }

    /// A number computed from answers; it is empty when an answer that it needs is missing.
    package indirect enum Term: Sendable, Hashable {
        case constant(Double)
        /// The answer to a question that is answered by a number, or a score.
        case item(Int)
        /// What the taken choice counts; `numbers` has one place for each choice.
        case choiceNumber(item: Int, numbers: [Double?])
        /// What the choice in the row of a grid counts; `numbers` has one place for each choice.
        case rowNumber(item: Int, row: Int, numbers: [Double?])
        /// What the taken choices of `many` count together.
        case chosenSum(item: Int, numbers: [Double?])
        /// How many of the choices of `many` or `rank` were taken, or rows of `grid` answered.
        case chosenCount(item: Int)
        /// How many of the questions have an answer.
        case answeredCount(items: [Int])
        /// How many characters the text has.
        case length(item: Int)
        /// The whole years from the first date to the second.
        case years(DateTerm, DateTerm)
        case arithmetic(Term, Operator, Term)
        /// A function over those of its terms that are not empty.
        case aggregate(Aggregate, [Term])
        case round(Term, decimals: Int)
        case either(Test, then: Term, otherwise: Term)
    }

    /// How two numbers are compared.
    package enum Comparison: String, Sendable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        /// True where no order is asked for.
        var isEquality: Bool { self == .equal || self == .unequal }
    }

    /// How a number is computed from two.
    package enum Operator: String, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
    }

    /// How a number is computed from several.
    package enum Aggregate: String, Sendable {
        case sum, mean, min, max
    }
}
