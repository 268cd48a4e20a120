/// Two questions laid across each other.
package struct CrossTable: Sendable {
    /// One of the two questions.
    package struct Variable: Sendable {
        package let name: String
        package let text: String
        /// True where one person can fall into several categories.
        package let isMultiple: Bool
        /// The answers; each counts those who gave it and answered the other question too.
        package let categories: [QuestionReport.Line]
    }

    /// The question whose answers are the rows.
    package let rows: Variable
    package let columns: Variable
    /// Row by row.
    package let counts: [[Int]]
    /// How many answered both questions.
    package let base: Int
    /// How many did not.
    package let leftOut: Int
    /// Whether the two questions depend on each other, as far as that can be said.
    package let association: Association
}

/// Whether the answers to two questions depend on each other.
package enum Association: Hashable, Sendable {
    /// Pearson's test, and how strong the association is.
    case tested(ChiSquare)
    /// Why nothing can be said of it.
    case untested(Obstacle)

    package enum Obstacle: Hashable, Sendable {
        /// One person counts in several cells.
        case severalAnswers(question: String)
        /// Less than two categories of a question were answered.
        case oneCategory
        /// The expected counts are too small (W. Cochran, 1954).
        case fewExpected(under5: Int, of: Int, least: Double)
    }
}

extension Association.Obstacle {
    /// The reason in words.
    package var sentence: String {
        switch self {
        case .severalAnswers(let question):
            "people can take several choices of ‘\(question)’, so that one person counts in several "
                + "cells"
        case .oneCategory: "fewer than two answers of one of the questions were given"
        case .fewExpected(let under5, let cells, let least):
            "\(under5) of \(cells) expected counts are under 5, the least is \(Figures.short(least)); "
                + "at most a fifth may be, and none under 1"
        }
    }
}
