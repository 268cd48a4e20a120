package import Values

/// Everything that a report says of a survey: true counts, for the operator's eyes alone.
package struct SurveyReport: Sendable {
    /// What every report says of itself.
    package static let notice = "True counts, for your eyes, not for publication."

    package let form: FormName
    package let title: String
    package let version: String
    /// The language of the form's texts.
    package let language: LanguageTag
    /// How many responses the report counts.
    package let responses: Int
    /// How many there are without the filters; nil where nobody was asked to filter.
    package let unfiltered: Int?
    /// The conditions that every counted response fulfils.
    package let filters: [String]
    /// When responses came; nil where only the maintained counts were looked at.
    package let days: TimeSeries?
    /// In which languages they were given, the most frequent first.
    package let languages: [LanguageCount]?
    /// Where people stopped; nil where that was not looked at.
    package let dropOff: DropOff?
    package let questions: [QuestionReport]
    package let crosses: [CrossTable]
}

/// How many responses were given in a language.
package struct LanguageCount: Hashable, Sendable {
    package let language: LanguageTag
    package let count: Int
}

/// Where people stopped who have begun and not sent, as far as their drafts are kept.
package struct DropOff: Hashable, Sendable {
    package struct Page: Hashable, Sendable {
        /// From 1.
        package let number: Int
        /// The title of the section in which the page begins.
        package let title: String
        /// How many drafts and responses came to the page.
        package let reached: Int
        /// How many drafts rest on it.
        package let unfinished: Int
    }

    /// From when on drafts are kept, and responses counted beside them.
    package let since: Day
    /// How many responses were received since then.
    package let sent: Int
    /// How many drafts are kept.
    package let unfinished: Int
    package let pages: [Page]

    /// The drafts beside the responses that were received in the same time.
    init(_ drafts: DraftTally, days: [Day: Int]) {
        since = drafts.since
        sent = days.filter { $0.key >= drafts.since }.values.reduce(0, +)
        let counts = drafts.counts
        unfinished = counts.reduce(0, +)
        var reached = sent + unfinished
        pages = zip(drafts.titles, counts).enumerated().map { index, page in
            defer { reached -= page.1 }
            return Page(
                number: index + 1, title: page.0, reached: reached, unfinished: page.1)
        }
    }
}
