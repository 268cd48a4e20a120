/// What is wrong with a condition.
package enum ConditionProblem: Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    /// A character that no condition has.
    case strangeCharacter(String)
    case openText
    /// The text ended or went on where `expected` should stand.
    case expected(String, found: String)
    case unknownQuestion(String, nearest: String?)
    case unknownFunction(String, nearest: String?)
    case unknownCode(String, question: String, nearest: String?)
    /// The question comes later in the form, or is the one that is asked.
    case notEarlier(String)
    /// `it` outside a check.
    case noOwnValue
    /// A note has no answer.
    case notAQuestion(String)
    case noRows(String)
    case unknownRow(String, question: String, nearest: String?)
    /// `count` counts the rows of a grid, or questions.
    case rowInCount(String)
    /// It is the same for everybody, or changes with the day alone.
    case namesNoQuestion
    /// A word for a part that compares numbers, or the other way round.
    case mismatch(found: Sort, needed: Sort, at: String)
    case wrongCount(function: String, needed: String)

    /// What a part of a condition can be.
    package enum Sort: String, Sendable {
        case statement = "a statement that is true or false"
        case number = "a number"
        case text = "a text"
        case code = "a choice"
        case codes = "several choices"
        case rows = "a grid of several rows"
        case yesNo = "a yes or no"
        case date = "a date"
    }
}

/// Carries the first problem of a condition out of the parser or checker.
struct ConditionError: Error {
    /// Nil when it follows from a fault of another question, which has its own finding.
    let problem: ConditionProblem?
    /// How many scalars of the text stand before the fault, where the reader knows it.
    let place: Int?

    init(_ problem: ConditionProblem?, at place: Int? = nil) {
        (self.problem, self.place) = (problem, place)
    }
}
