package import FormModel

/// Says what is to be corrected, one sentence for the person who answers.
struct IssueWords {
    let texts: Catalogue

    func sentence(_ fault: Issue.Fault) -> String {
        switch fault {
        case .missing: texts["issue.missing"]
        case .consentNeeded: texts["issue.consentNeeded"]
        case .severalAnswers: texts["issue.severalAnswers"]
        case .unknownChoice: texts["issue.unknownChoice"]
        case .choiceNotOffered: texts["issue.choiceNotOffered"]
        case .aloneWithOthers(let choice): texts("issue.aloneWithOthers", ["choice": choice])
        case .tooFewChoices(let least): texts("issue.tooFewChoices", count: least)
        case .tooManyChoices(let most): texts("issue.tooManyChoices", count: most)
        case .notYesOrNo: texts["issue.notYesOrNo"]
        case .notUTF8, .controlCharacter: texts["issue.badCharacter"]
        case .tooShort(let limit, let count): length("issue.tooShort", limit, count)
        case .tooLong(let limit, let count): length("issue.tooLong", limit, count)
        case .notANumber(let unit): notANumber(unit)
        case .tooManyDecimals(let most): decimals(most)
        case .tooSmall(let least): texts("issue.tooSmall", ["number": texts.number(least)])
        case .tooLarge(let most): texts("issue.tooLarge", ["number": texts.number(most)])
        case .notARating(let least, let most):
            texts("issue.notARating", ["min": "\(least)", "max": "\(most)"])
        case .notByRow: texts["issue.notByRow"]
        case .rowMissing(let row): texts("issue.rowMissing", ["row": row])
        case .rankedTwice(let choice): texts("issue.rankedTwice", ["choice": choice])
        case .placeSkipped: texts["issue.placeSkipped"]
        case .placesMissing(let count): texts("issue.placesMissing", count: count)
        case .notAStep(let step, let start):
            texts(
                "issue.notAStep", ["step": texts.number(step), "start": texts.number(start)])
        case .notADate(let precision): texts["issue.notADate.\(precision.rawValue)"]
        case .notADatePart(let part): texts["issue.notADatePart.\(part.rawValue)"]
        case .datePartMissing(let part): texts["issue.datePartMissing.\(part.rawValue)"]
        case .noSuchDay: texts["issue.noSuchDay"]
        case .tooEarly(let least): limit("issue.tooEarly", least)
        case .tooLate(let most): limit("issue.tooLate", most)
        case .ruleBroken(let message): message ?? texts["issue.ruleBroken"]
        case .unknownField: texts["issue.unknownField"]
        }
    }

    /// Two sentences, because two numbers need two plurals.
    private func length(_ key: String, _ limit: Int, _ count: Int) -> String {
        texts(key, count: limit) + " " + texts("issue.lengthNow", count: count)
    }

    private func limit(_ key: String, _ limit: DateLimit) -> String {
        switch limit {
        case .today: texts["\(key)Today"]
        case .date(let date): texts(key, ["date": texts.date(date)])
        }
    }

    private func notANumber(_ unit: String?) -> String {
        let example = texts.number("72.5")
        guard let unit else { return texts("issue.notANumber", ["example": example]) }
        return texts("issue.notANumberOf", ["unit": unit, "example": example])
    }

    private func decimals(_ most: Int) -> String {
        most == 0 ? texts["issue.wholeNumber"] : texts("issue.tooManyDecimals", count: most)
    }
}

extension PageRenderer {
    /// What is to be corrected, for programs that show it to the person who answers.
    package func sentence(_ issue: Issue) -> String {
        IssueWords(texts: texts).sentence(issue.fault)
    }
}
