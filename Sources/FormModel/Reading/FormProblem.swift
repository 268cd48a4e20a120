/// What can be wrong with a survey file, with the facts.
package enum FormProblem: Hashable, Sendable {
    // The file
    case tooLarge(limit: Int)
    case notUTF8
    case empty
    case controlCharacter
    case tab
    case tooDeep(limit: Int)
    /// The YAML parser's own words.
    case syntax(String)
    case severalDocuments
    case anchor
    case tag
    case mergeKey

    // Keys and values
    case duplicateKey(String)
    case missingKey(String)
    case unknownKey(String, nearest: String?, known: [String])
    case expected(Shape, key: String)
    case emptyText(key: String)
    case badValue(String, key: String, rule: Rule)
    case outOfRange(String, key: String, least: Int, most: Int)
    case minAboveMax(min: String, max: String)
    case tooManyDecimals(String, key: String, most: Int)

    // Items and choices
    case noKind(nearest: String?)
    case severalKinds([String])
    case notYet(String, instead: String)
    case duplicateIdentifier(String, firstLine: Int)
    case duplicateCode(String)
    case choiceWithoutCode
    case choiceWithSeveralCodes([String])
    case tooFewChoices(Int)
    case noChoices
    /// Keys that each give the question its choices.
    case severalOrigins([String])
    case unknownList(String, nearest: String?)
    /// What is wrong with the question that `from` names.
    case origin(ConditionProblem)
    case notSeveral(String)
    case tooManyEntries(Int, key: String, limit: Int)
    case tooManyPlaces(Int, limit: Int)
    /// A condition in a shuffled section that looks at another question of the section.
    case dependsInShuffle(on: String)
    case endWithoutCondition
    case messageWithoutCheck
    /// A key that means nothing in this kind of item.
    case foreignKey(String, kind: ItemKey)
    case reservedIdentifier(String)
    /// A part of a year that may be left out.
    case partialYear
    /// Steps that do not lead from one end of a slider to the other.
    case stepsDoNotFit(String, min: String, max: String)

    // Scores
    case scoreOfNothing
    /// A question that a score needs but is not calculated from.
    case notInScore(String, nearest: String?)
    case prorationWithoutSum
    case bandsOutOfOrder(String, String)

    // Purposes
    case unknownPurpose(String, nearest: String?)
    case repeatedPurpose(String)
    case purposeWithoutConsent(String)
    case purposeAskedTwice(String, first: String)
    case askedBeforeConsent(purpose: String)
    /// A consent to publishing without which nobody can take part.
    case publishingRequired(String)
    case sensitiveWithoutPurpose(Sensitivity)
    case tooManyPurposes(limit: Int)
    /// One control for several purposes.
    case bundledPurposes([String])
    /// A consent that is given before anybody has acted.
    case tickedBeforehand

    // Side files
    case otherSurvey(String, expected: String)
    case otherMajor(String, form: String)
    case sameLanguage(String)
    case otherLanguage(String, expected: String)
    /// A text of something that the form does not have.
    case nothingToTranslate(String, within: String, nearest: String?)

    case condition(ConditionProblem, key: String)

    /// What a value has to be made of.
    package enum Shape: String, Sendable {
        case text = "a text"
        case keys = "keys with values"
        case list = "a list"
        case identifiers = "an identifier or a list like [a, b]"
    }

    /// What a text has to look like.
    package enum Rule: String, Sendable {
        case formName
        case version
        case language
        case identifier
        case code
        case wholeNumber
        case number
        case trueOrFalse
        case sensitivity
        case terminologyCode
        case vocabularyTerm
        case days
        case assertion
        case paging
        case access
        case source
        case datePrecision
        case dateLimit
        case bandStart
        /// What a person could answer to the question itself.
        case answer
    }
}
