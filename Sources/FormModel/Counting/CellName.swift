/// What one cell of the count table counts about a question.
package enum CellName: Hashable, Sendable {
    /// Submissions in which the question was shown; all others did not see it.
    case shown
    /// Submissions with an answer; shown without an answer is missing.
    case answered
    case choice(code: String)
    case yes
    case no
    case given
    case refused
    case rating(Int)
    case number(FixedDecimal)
    case bin(NumberBin)
    /// A choice in a row of a grid.
    case rowChoice(row: String, code: String)
    /// A choice on a place of a ranking, from 1.
    case place(Int, code: String)
}

extension CellName: CustomStringConvertible {
    /// The name under which the count is stored, unique within its question and never changed.
    package var description: String {
        switch self {
        case .shown: "shown"
        case .answered: "answered"
        case .choice(let code): "=\(code)"
        case .yes: "yes"
        case .no: "no"
        case .given: "given"
        case .refused: "refused"
        case .rating(let rating): "=\(rating)"
        case .number(let number): "=\(number)"
        case .bin(let bin): bin.description
        case .rowChoice(let row, let code): "\(row)=\(code)"
        case .place(let place, let code): "=\(code)@\(place)"
        }
    }
}
