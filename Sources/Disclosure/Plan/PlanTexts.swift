import FormModel

/// Says in English what is wrong with a plan file and what to do about it.
package enum PlanTexts {
    /// One line: place, question, what is wrong; then what to do.
    package static func english(_ finding: PlanFinding) -> String {
        let question = finding.question.map { ", question ‘\($0)’" } ?? ""
        let (sentence, advice) = (sentence(finding.problem), advice(finding.problem))
        return "line \(finding.line)\(question): \(sentence); \(advice)"
    }

    private static func sentence(_ problem: PlanProblem) -> String {
        switch problem {
        case .file(let problem): FindingTexts.sentence(problem)
        case .otherForm(let name, _): "the plan is for ‘\(name)’, another survey"
        case .unknownVersion(let version, _): "version \(version) of the survey was never published"
        case .weakRule(let key, let value, let least):
            "‘\(key)’ is \(value), which protects less than \(least)"
        case .looseRule(let key, let value, let most):
            "‘\(key)’ is \(value), which protects less than \(most)"
        case .baseBelowShield(let base, let least):
            "‘base’ is \(base), so that fewer than 33 people could be left of \(least)"
        case .unknownQuestion(let name, _): "the survey has no question ‘\(name)’"
        case .notCounted(let name, let reason): "‘\(name)’ cannot be counted: \(words(reason))"
        case .repeatedQuestion(let name): "‘\(name)’ stands twice"
        case .unusedQuestion(let name): "no table counts ‘\(name)’"
        case .notNumbers: "there is nothing to cut: the answers are no numbers"
        case .missingCuts:
            "nothing says where to cut: the survey does not say between which numbers answers lie"
        case .notANumber(let text): "‘\(text)’ is no number"
        case .cutsNotAscending(let first, let second): "\(second) does not come behind \(first)"
        case .cutOutside(let cut, let least, let most):
            "no answer lies on one side of \(cut): they go" + (least.map { " from \($0)" } ?? "")
                + (most.map { " to \($0)" } ?? "")
        case .cutTooFine(let cut, let decimals):
            "\(cut) has more digits behind the point than answers (\(decimals))"
        case .tooManyCategories(let count, let limit):
            "that makes \(count) categories, but at most \(limit) fit"
        case .unknownCategory(let code, let question, _): "‘\(question)’ has no answer ‘\(code)’"
        case .shortMerge: "a step of ‘merge’ names fewer than two answers"
        case .notNeighbours(let codes): "\(FindingTexts.list(codes)) are no neighbours on the scale"
        case .mixedMerge(let codes): "\(FindingTexts.list(codes)) are not all answers"
        case .idleMerge(let codes): "\(FindingTexts.list(codes)) are one already"
        case .mergesAll: "in the end all answers would be one"
        case .wrongCount(let count): "a table counts one or two questions, not \(count)"
        case .countedTwice(let name): "the table counts ‘\(name)’ twice"
        case .repeatedTable: "this table stands twice"
        case .severalFilters(let names): "a table has one filter, not \(FindingTexts.list(names))"
        case .filterOnCounted(let name): "the table counts ‘\(name)’ and filters by it"
        case .filterTakesAll(let name): "every answer to ‘\(name)’ fits the filter"
        case .filterWithoutTable(let name):
            "‘\(name)’ has no table of its own, so that nobody could tell how many fit the filter"
        case .tooManyTables(let count, let limit): "\(count) tables are more than \(limit)"
        case .tooManyCells(let count, let limit): "the table has \(count) cells, more than \(limit)"
        }
    }

    private static func advice(_ problem: PlanProblem) -> String {
        switch problem {
        case .file(.empty): "begin with what ‘recount release plan’ prints"
        case .file(.tooLarge): "keep fewer tables"
        case .file(.severalDocuments): "keep one plan a file, without a line ‘---’ in between"
        case .file(let problem): FindingTexts.advice(problem)
        case .otherForm(_, let expected): "write ‘plan: \(expected)’"
        case .unknownVersion(_, let known): "use one of \(known.joined(separator: ", "))"
        case .weakRule(_, _, let least): "use \(least) or more"
        case .looseRule(_, _, let most): "use \(most) or less"
        case .baseBelowShield(_, let least): "use \(least) or more"
        case .unknownQuestion(_, let name):
            FindingTexts.nearest(name, otherwise: "see: recount release plan")
        case .notCounted(_, .hasParts(let example)): "name one, for example ‘\(example)’"
        case .notCounted: "delete it"
        case .repeatedQuestion: "keep one of them"
        case .unusedQuestion(let name): "delete it, or add the table ‘- count: \(name)’"
        case .notNumbers: "delete ‘cuts’"
        case .missingCuts: "add ‘cuts’ with the numbers at which ranges begin, like [10, 20, 50]"
        case .notANumber: "write numbers like [10, 20, 50]"
        case .cutsNotAscending: "begin with the least, and name each once"
        case .cutOutside: "leave it out"
        case .cutTooFine: "round it"
        case .tooManyCategories: "cut less often"
        case .unknownCategory(_, _, let name):
            FindingTexts.nearest(name, otherwise: "see the lines above the question in the plan")
        case .shortMerge: "name two or more, like [some, other]"
        case .notNeighbours: "merge what stands beside each other"
        case .mixedMerge: "merge answers with answers, and ‘skipped’ with ‘not-shown’"
        case .idleMerge: "delete this step"
        case .mergesAll: "delete the last step"
        case .wrongCount: "write ‘count: one’ or ‘count: [one, two]’"
        case .countedTwice(let name): "write ‘count: \(name)’"
        case .repeatedTable: "delete one of them"
        case .severalFilters: "keep one of them"
        case .filterOnCounted: "filter by another question"
        case .filterTakesAll: "leave out some answers, or the filter"
        case .filterWithoutTable(let name): "add the table ‘- count: \(name)’"
        case .tooManyTables: "delete those that nobody needs"
        case .tooManyCells: "cut less often, or count one question"
        }
    }

    /// Why nothing is counted of a question.
    static func words(_ reason: PlanProblem.Reason) -> String {
        switch reason {
        case .isText: "free text is never in a release"
        case .isConsent: "a consent is no answer"
        case .isAssertion: "it is kept with the consents"
        case .isNote: "nobody answers a note"
        case .isRanking: "a ranking has no table"
        case .identifies: "it can name a person"
        case .tooManyAnswers(let count):
            "it has \(count) answers, more than the \(PlannedQuestion.mostAnswers) of a table"
        case .isReserved: "one of its choices has the code ‘\(PlannedQuestion.skipped)’"
        case .hasParts: "each of its rows or options is counted by itself"
        }
    }
}

extension PlanFindings: CustomStringConvertible {
    /// All findings, one a line, each with the file's name.
    package var description: String {
        findings.map { "\(fileName): \(PlanTexts.english($0))" }.joined(separator: "\n")
    }
}
