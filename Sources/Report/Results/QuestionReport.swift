/// One question with what was answered to it.
package struct QuestionReport: Sendable {
    /// One answer with how many gave it.
    package struct Line: Hashable, Sendable {
        /// The answer in data: a choice's code, `yes`, a rating, or a range such as `5..<25`.
        package let code: String
        /// The answer in the form's words.
        package let label: String
        package let count: Int
        /// True for an answer that the version in force does not offer any more.
        package let isFormer: Bool

        init(code: String, label: String, count: Int, isFormer: Bool = false) {
            (self.code, self.label, self.count, self.isFormer) = (code, label, count, isFormer)
        }
    }

    /// What was answered, by the kind of the question.
    package enum Body: Sendable {
        /// How many took each choice.
        case choices([Line])
        /// The same where one person may take several, so that the shares add up to more than all.
        case several([Line])
        /// A scale of whole numbers; the score is the share of promoters less that of detractors.
        case scale([Line], NumberSummary?, recommendation: Double?)
        /// A histogram; the summary is there where the answers were read.
        case numbers([Line], NumberSummary?, unit: String?)
        /// The bands of a score, or a histogram of one without bands.
        case score([Line], NumberSummary?)
        case dates(DateCounts)
        case grid(GridTable)
        case ranking(RankTable)
        /// Free text, of which only a draw is shown; nil where the texts were not read.
        case texts([TextSample]?)
    }

    /// The item's identifier.
    package let name: String
    package let text: String
    package let kind: String
    /// How many were shown the question.
    package let base: Int
    /// How many of those answered it.
    package let answered: Int
    /// How many were not shown it, because a condition did not hold or a purpose was refused.
    package let notShown: Int
    /// How many answered a version that does not have the question.
    package let notAsked: Int
    /// The last version that asked it; nil for the one in force.
    package let lastVersion: String?
    /// True for what can name a person, of which no text is shown.
    package let identifies: Bool
    package let body: Body
    /// Texts beside choices.
    package let writeIns: [WriteIns]

    /// How many were shown the question and left it out.
    package var missing: Int { base - answered }
    /// How many responses the report counts.
    package var all: Int { base + notShown + notAsked }
}

/// A text that somebody wrote, with what looks like a name or an address blacked out.
package struct TextSample: Hashable, Sendable {
    package let text: String
    /// The language in which the survey was answered.
    package let language: String
    /// How many wrote just this.
    package let count: Int
}

/// Texts that stand beside one choice.
package struct WriteIns: Hashable, Sendable {
    package let code: String
    package let label: String
    package let samples: [TextSample]
}

/// How many gave a date in each year, or in each month.
package struct DateCounts: Hashable, Sendable {
    package enum Unit: String, Sendable {
        case month, year, decade
        /// The ranges in which answers are counted as they come.
        case range
    }

    package let unit: Unit
    package let lines: [QuestionReport.Line]
}

/// A grid: rows by choices.
package struct GridTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let code: String
        package let text: String
        package let answered: Int
        /// How many took each choice, in the order of the columns.
        package let counts: [Int]
        package let isFormer: Bool
    }

    /// The choices; their counts are those of all rows together.
    package let columns: [QuestionReport.Line]
    package let rows: [Row]
}

/// Choices in the order in which people put them.
package struct RankTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let code: String
        package let label: String
        /// How many gave it each place, from the first on.
        package let places: [Int]
        package let isFormer: Bool

        /// How many gave it a place.
        package var ranked: Int { places.reduce(0, +) }
        /// How many put it first.
        package var first: Int { places.first ?? 0 }
        /// The mean of the places that it was given; nil where nobody gave it one.
        package var meanRank: Double? {
            guard ranked > 0 else { return nil }
            let sum = zip(1..., places).reduce(0) { $0 + $1.0 * $1.1 }
            return Double(sum) / Double(ranked)
        }
    }

    package let rows: [Row]
}
