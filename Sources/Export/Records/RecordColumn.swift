package import FormModel

/// One column of a file of records.
package struct RecordColumn: Sendable {
    /// What the column holds.
    package enum Kind: Sendable {
        /// A number with so many decimals at most; `least` is the lowest that can be, where it is known.
        case number(decimals: Int, least: FixedDecimal?)
        case choice([RecordChoice])
        case flag
        case text
        /// A whole date.
        case day
        /// A date of which the day, or the day and the month, may be unknown.
        case partialDate
    }

    /// Which part of a question's answer the column holds.
    package enum Part: Hashable, Sendable {
        case whole
        /// Whether a choice was taken.
        case option(String)
        /// What was chosen in a row of a grid.
        case row(String)
        /// The place that a choice was put on.
        case place(String)
        /// What was written beside a choice.
        case writeIn(String)
    }

    /// Unique in the file, whatever the case of its letters.
    package let name: String
    /// The question, and the part of it, in the survey's words.
    package let label: String
    /// The part alone in the survey's words; the question's, where the column is all of it.
    package let partLabel: String
    package let kind: Kind
    package let part: Part
    /// The question as a place in ``RecordTable/questions``; nil for what the record says of itself.
    package let question: Int?
}

/// One of the values that a column of choices can have.
package struct RecordChoice: Hashable, Sendable {
    package let code: String
    package let label: String
    /// The value in formats whose values are numbers.
    ///
    /// A code that is a number itself, or else its place in the order in which codes came up in the
    /// survey's versions, oldest first: so that a later version changes no number.
    package internal(set) var number: Int

    /// Codes that surveys give to the choice not to say.
    private static let declining: Set = [
        "skip", "prefer_not", "prefer_not_to_say", "rather_not", "no_answer", "not_said",
        "undisclosed", "declined",
    ]

    /// True when the choice says that the person prefers not to say.
    package var declines: Bool { Self.declining.contains(code) }
}
