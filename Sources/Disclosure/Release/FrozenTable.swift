import Values

/// A table of a plan as a release shows it, or why it does not.
package struct FrozenTable: Sendable {
    /// The names of its questions, one or two.
    package let questions: [String]
    /// Whom the table counts; nil for everybody.
    package let filter: Filter?
    package let content: Content

    /// People who gave one of some answers to a question.
    package struct Filter: Hashable, Sendable {
        /// The name of the question.
        package let question: String
        /// The codes of the answers.
        package let categories: [String]
    }

    package enum Content: Sendable {
        case shown(Counts)
        /// Not shown any more: it would say too much together with earlier releases.
        case omitted
        /// Too few people fit the filter.
        case tooFewPeople
    }

    /// The bands of a table.
    package struct Counts: Sendable {
        /// The codes of the categories that are counted together, by question.
        package let groups: [[[String]]]
        /// The cells; of two questions row by row. Nil is a cell that is left open, so that no small one
        /// is what lacks to the total.
        package let cells: [Band?]
        /// Of two questions the totals of rows and then of columns; else empty.
        package let margins: [[Band?]]
        /// How many people the table counts; nil where that is not shown.
        package let total: Band?
        /// True where bands are wider than elsewhere, so that nothing small can be worked out.
        package let isWide: Bool
    }

    /// What is shown, if anything is.
    package var counts: Counts? {
        guard case .shown(let counts) = content else { return nil }
        return counts
    }

    init(
        place: Int, _ planned: FrozenPlan.Table, _ content: FrozenContent, _ plan: FrozenPlan
    ) {
        questions = planned.questions
        filter = planned.filter?.first.map { Filter(question: $0.key, categories: $0.value) }
        let coarse = content.coarsening
        let isWide = coarse.wideCells.contains(place)
        let printed = content.tables.first { $0.table == place }
        if let counts = printed.flatMap({ Counts($0, isWide: isWide) }) {
            self.content = .shown(counts)
        } else {
            let isThin = content.thinFilters.contains(plan.base(of: planned))
            self.content =
                isThin && !coarse.omitted.contains(place) ? .tooFewPeople : .omitted
        }
    }
}

extension FrozenTable.Counts {
    /// Nil where bands are missing.
    fileprivate init?(_ table: FrozenContent.Table, isWide: Bool) {
        groups = table.questions.map(\.categories)
        cells = table.cells.map(Band.init)
        margins = table.margins.map { $0.map(Band.init) }
        total = table.total.flatMap(Band.init)
        self.isWide = isWide
        guard (1...2).contains(groups.count),
            cells.count == groups.reduce(1, { $0 * $1.count }),
            groups.count == 1 || margins.map(\.count) == groups.map(\.count)
        else { return nil }
    }
}
