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
        case .notByRow: "Please answer row by row."
        case .rowMissing(let row): "Please choose an answer for “\(row)”."
        case .rankedTwice(let choice):
            "You chose “\(choice)” for two places. Please choose each answer only once."
        case .placeSkipped: "This place is empty, but a later one is not. Please fill it first."
        case .placesMissing(let count): "Please fill all \(count) places."
        case .ruleBroken(let message): message ?? "Please check this answer: it does not fit."
        case .unknownField: "This form has no question of this name."
        }
    }

    private static func number(_ unit: String?) -> String {
        guard let unit else { return "Please enter a number in digits, for example 72.5." }
        return "Please enter a number in digits, in \(unit), for example 72.5."
    }

    private static func decimals(_ most: Int) -> String {
        switch most {
        case 0: "Please enter a whole number, without a comma or point."
        case 1: "Please enter at most one digit behind the decimal point."
        default: "Please enter at most \(most) digits behind the decimal point."
        }
    }
}
