package import FormModel

/// What can be wrong with a plan file, with the facts.
package enum PlanProblem: Hashable, Sendable {
    /// What can be wrong with any file, and with its keys and values.
    case file(FormProblem)

    case otherForm(String, expected: String)
    case unknownVersion(String, known: [String])
    /// A rule that protects less than the standard.
    case weakRule(key: String, value: Int, least: Int)
    /// The same of a rule that protects by being small.
    case looseRule(key: String, value: Int, most: Int)
    /// Too few people would be left once the shield is out.
    case baseBelowShield(base: Int, least: Int)

    case unknownQuestion(String, nearest: String?)
    case notCounted(String, why: Reason)
    case repeatedQuestion(String)
    /// Something is said about a question that no table counts.
    case unusedQuestion(String)

    case notNumbers
    case missingCuts
    case notANumber(String)
    case cutsNotAscending(String, String)
    case cutOutside(String, least: String?, most: String?)
    case cutTooFine(String, decimals: Int)
    case tooManyCategories(Int, limit: Int)

    case unknownCategory(String, question: String, nearest: String?)
    case shortMerge
    case notNeighbours([String])
    /// Answers are merged with people who gave none.
    case mixedMerge([String])
    case idleMerge([String])
    case mergesAll

    case wrongCount(Int)
    case countedTwice(String)
    case repeatedTable
    case severalFilters([String])
    case filterOnCounted(String)
    case filterTakesAll(String)
    case filterWithoutTable(String)
    case tooManyTables(Int, limit: Int)
    case tooManyCells(Int, limit: Int)

    /// Why nothing is counted of a question that the form has.
    package enum Reason: Hashable, Sendable {
        case isText
        case isConsent
        case isAssertion
        case isNote
        case isRanking
        case identifies
        case tooManyAnswers(Int)
        case isReserved
        /// The question has rows or options, of which each is counted by itself.
        case hasParts(example: String)
    }
}

/// One thing that is wrong with a plan file.
package struct PlanFinding: Hashable, Sendable {
    /// The line, counted from 1.
    package let line: Int
    /// The column in characters, counted from 1, where it is known.
    package let column: Int?
    /// The question that it is about.
    package let question: String?
    /// What is wrong, with the facts.
    package let problem: PlanProblem
}

/// Everything that is wrong with a plan file, in the order of its lines; never empty.
package struct PlanFindings: Error, Hashable, Sendable {
    /// The name of the file as it was given to the reader.
    package let fileName: String
    package let findings: [PlanFinding]
}
