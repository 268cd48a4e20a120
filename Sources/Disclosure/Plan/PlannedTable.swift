/// A table of a release plan: one or two questions, perhaps for some people alone.
package struct PlannedTable: Hashable, Sendable {
    /// The positions of the questions in the plan, one or two.
    package let questions: [Int]
    /// Whom the table counts; nil for everybody.
    package let filter: Filter?

    /// People who gave one of some answers to a question.
    package struct Filter: Hashable, Sendable {
        /// The position of the question in the plan.
        package let question: Int
        /// The positions of its categories, ascending.
        package let categories: [Int]
    }
}
