/// A question that every person can answer and that is asked in words, so that a program does not see
/// at once what is wanted. The answer is always in digits, which are few keys to press.
package enum PlainQuestion: Hashable, Sendable {
    /// To write a number in digits.
    case digits(Int)
    /// To write the number behind another.
    case next(Int)
    /// To write two numbers, one behind the other.
    case both(Int, Int)

    /// The numbers that questions speak of; the catalogues have a word for each.
    static let numbers = 2...9
    /// How many questions of each kind there are at most.
    private static let span: UInt32 = 8

    /// The question of a number; every number leads to one.
    package init(number: UInt32) {
        let first = Self.numbers.lowerBound + Int(number / 3 % Self.span)
        let second = Self.numbers.lowerBound + Int(number / 3 / Self.span % Self.span)
        self =
            switch number % 3 {
            case 0: .digits(first)
            case 1: .next(first)
            default: .both(first, second)
            }
    }

    /// The digits that answer it.
    private var answer: String {
        switch self {
        case .digits(let number): "\(number)"
        case .next(let number): "\(number + 1)"
        case .both(let first, let second): "\(first)\(second)"
        }
    }

    /// Says whether what was typed answers it, in the digits of any script and with anything between.
    package func isAnswered(by typed: String) -> Bool {
        typed.compactMap(\.wholeNumberValue).map(String.init).joined() == answer
    }

    /// The question in a language.
    func words(in texts: Catalogue) -> String {
        func word(_ number: Int) -> String { texts["guard.numbers.\(number)"] }
        return switch self {
        case .digits(let number): texts("guard.digits", ["number": word(number)])
        case .next(let number): texts("guard.next", ["number": word(number)])
        case .both(let first, let second):
            texts("guard.both", ["first": word(first), "second": word(second)])
        }
    }
}
