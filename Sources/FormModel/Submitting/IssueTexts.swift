/// Says in English what is to be corrected.
package enum IssueTexts {
    /// One sentence for the person who answers.
    package static func english(_ fault: Issue.Fault) -> String {
        switch fault {
        case .missing: "Please answer this question."
        case .consentNeeded: "To take part, please tick this box. Without it nothing is stored."
        case .severalAnswers: "Please give one answer only."
        case .unknownChoice: "Please choose one of the answers on offer."
        case .choiceNotOffered:
            "This answer does not fit your earlier answers. Please choose again."
        case .aloneWithOthers(let choice):
            "You chose “\(choice)” together with other answers. Please choose either it or the others."
        case .tooFewChoices(let least): "Please choose at least \(least)."
        case .tooManyChoices(let most): "Please choose no more than \(most)."
        case .notYesOrNo: "Please answer yes or no."
        case .notUTF8, .controlCharacter:
            "This text holds a character that cannot be stored. Please type it again."
        case .tooShort(let limit, let count):
            "Please write at least \(limit) characters; there are \(count) so far."
        case .tooLong(let limit, let count):
            "Please shorten this to \(limit) characters; there are \(count)."
        case .notANumber(let unit): number(unit)
        case .tooManyDecimals(let most): decimals(most)
        case .tooSmall(let least): "Please enter \(least) or more."
        case .tooLarge(let most): "Please enter \(most) or less."
        case .notARating(let least, let most):
            "Please choose a whole number from \(least) to \(most)."
        case .notAStep(let step, let start):
            "Please enter a number that is reached in steps of \(step) from \(start)."
        case .notADate(let precision): date(precision)
        case .notADatePart(let part): datePart(part)
        case .datePartMissing(let part): "Please enter the \(part.rawValue) too."
        case .noSuchDay: "Please check the day: the month does not have it."
        case .tooEarly(.today): "Please enter a date from today on."
        case .tooEarly(.date(let least)): "Please enter \(least) or a later date."
        case .tooLate(.today): "Please enter a date that is not in the future."
        case .tooLate(.date(let most)): "Please enter \(most) or an earlier date."
        case .ruleBroken(let message): message ?? "Please check this answer: it does not fit."
        case .unknownField: "This form has no question of this name."
        }
    }

    private static func number(_ unit: String?) -> String {
        guard let unit else { return "Please enter a number in digits, for example 72.5." }
        return "Please enter a number in digits, in \(unit), for example 72.5."
    }

    private static func date(_ precision: DatePrecision) -> String {
        switch precision {
        case .year: "Please enter the year with four digits, for example 1998."
        case .month: "Please enter a year and a month, for example 1998-05."
        case .day: "Please enter a date, for example 1998-05-31."
        }
    }

    private static func datePart(_ part: DatePrecision) -> String {
        switch part {
        case .year: "Please enter the year with four digits, for example 1998."
        case .month: "Please enter the month as a number from 1 to 12, or its name."
        case .day: "Please enter the day as a number from 1 to 31."
        }
    }

    private static func decimals(_ most: Int) -> String {
        switch most {
        case 0: "Please enter a whole number, without a comma or point."
        case 1: "Please enter at most one digit behind the decimal point."
        default: "Please enter at most \(most) digits behind the decimal point."
        }
    }
}
