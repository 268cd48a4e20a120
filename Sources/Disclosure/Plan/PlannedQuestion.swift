package import FormModel
package import Values

/// A question of a release plan with the categories in which it is counted; a row of a grid and an
/// option of a tick-all question are questions of their own.
package struct PlannedQuestion: Hashable, Sendable {
    /// The code of the category of those who left the question out.
    package static let skipped = "skipped"
    /// The code of the category of those who were not shown the question.
    package static let notShown = "not-shown"
    /// The most categories of a question.
    package static let mostCategories = 64
    /// The most categories of answers, beside those of people without one.
    static let mostAnswers = mostCategories - 2

    /// The item's identifier, with a dot and the code of the row or option where it has one.
    package let name: String
    /// The question in the form's words.
    package let text: String
    /// The codes of the categories: the answers in their order, then those without an answer.
    package let categories: [String]
    /// The categories in words, one for each.
    package let labels: [String]
    /// How an answer finds its category.
    package let sorting: Sorting
    /// Steps by which categories are merged where a table would say too much, first to last; each
    /// names categories that become one, with all that was merged into them before.
    package let merges: [[Int]]
    /// The item of the form.
    package let item: ItemIdentifier

    /// How an answer finds its category.
    package enum Sorting: Hashable, Sendable {
        /// By the position of the choice.
        case choices
        /// By the position of the choice in the row of a grid, by its position.
        case row(Int)
        /// Yes or no to the option at the position.
        case option(Int)
        case yesNo
        /// By the edges at or below the number.
        case numbers([FixedDecimal])
        /// By the years at or before the date's.
        case years([Int])
    }

    /// The position of a category, or nil when the question has none of that code.
    package func category(_ code: String) -> Int? { categories.firstIndex(of: code) }

    /// The groups of categories after so many steps of merging, in order.
    package func groups(afterMerging steps: Int) -> [[Int]] {
        merges.prefix(steps).reduce(categories.indices.map { [$0] }) { groups, step in
            let joined = groups.filter { group in group.contains(where: step.contains) }
            let merged = joined.flatMap(\.self).sorted()
            let rest = groups.filter { group in !group.contains(where: step.contains) }
            return (rest + [merged]).sorted { $0[0] < $1[0] }
        }
    }
}
