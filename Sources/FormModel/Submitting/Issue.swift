package import Values

/// One thing that a person may correct in a submission; it never holds what was typed.
package struct Issue: Hashable, Sendable {
    /// The question; nil for a field that belongs to none.
    package let item: ItemIdentifier?
    /// The name of the field, for example `reasons` or `reasons.other`.
    package let field: String
    /// What is wrong.
    package let fault: Fault

    /// What is wrong, with the facts that a person needs to mend it.
    package enum Fault: Error, Hashable, Sendable {
        case missing
        case consentNeeded
        /// Different values came for a question that takes one.
        case severalAnswers
        case unknownChoice
        case choiceNotOffered
        /// The choice excludes all others, but others were chosen too.
        case aloneWithOthers(choice: String)
        case tooFewChoices(least: Int)
        case tooManyChoices(most: Int)
        case notYesOrNo
        case notUTF8
        case controlCharacter
        case tooShort(limit: Int, count: Int)
        case tooLong(limit: Int, count: Int)
        case notANumber(unit: String?)
        case tooManyDecimals(most: Int)
        case tooSmall(least: FixedDecimal)
        case tooLarge(most: FixedDecimal)
        case notARating(least: Int, most: Int)
        /// An answer came for a grid as a whole.
        case notByRow
        case rowMissing(row: String)
        /// The same choice stands on two places.
        case rankedTwice(choice: String)
        /// A place is empty and a later one is not.
        case placeSkipped
        case placesMissing(count: Int)
        /// The number lies between two steps of a slider.
        case notAStep(FixedDecimal, from: FixedDecimal)
        /// What was typed is no date, or more precise than what is asked.
        case notADate(DatePrecision)
        /// What was typed is no day, month or year.
        case notADatePart(DatePrecision)
        case datePartMissing(DatePrecision)
        /// The month has no such day.
        case noSuchDay
        case tooEarly(least: DateLimit)
        case tooLate(most: DateLimit)
        /// The form's own rule is broken; the message is the form's.
        case ruleBroken(message: String?)
        case unknownField
    }
}
