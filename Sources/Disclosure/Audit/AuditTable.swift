/// A table as the audit counts it.
struct AuditTable {
    let kind: Kind
    let questions: [Int]
    /// How far the categories of each question are apart among the cells.
    let strides: [Int]
    /// How many categories each question has.
    let sizes: [Int]
    let cells: Int
    /// The group of people, from 0 for everybody.
    let base: Int
    let filter: PlannedTable.Filter?
    /// The categories of the filter's question that fit, as bits.
    let filterSet: UInt64

    enum Kind {
        /// Whoever is counted and fits the filter.
        case counted
        /// The same, without regard to answers: one cell.
        case total
        /// Whoever is counted in the whole and not among those who fit the filter.
        case complement
    }

    init(
        _ kind: Kind, questions: [Int], sizes: [Int], base: Int, filter: PlannedTable.Filter?
    ) {
        (self.kind, self.questions, self.base, self.filter) = (kind, questions, base, filter)
        var (cells, strides) = (1, [Int]())
        for size in sizes.reversed() {
            strides.insert(cells, at: 0)
            cells *= size
        }
        (self.cells, self.strides, self.sizes) = (cells, strides, sizes)
        filterSet = (filter?.categories ?? []).reduce(0) { $0 | 1 << UInt64($1) }
    }
}

/// One way to read the cells of a table: as planned, merged, or added up to margins.
struct AuditView {
    let table: Int
    /// The cell of the view that each cell of the table belongs to.
    let map: [Int]
    let cells: Int
    /// The place of its first count; those of a release lie together.
    let first: Int
    /// The place of its first count for a pair of releases.
    let firstPair: Int
}

/// Where a question's answers are counted.
struct AuditUse {
    let table: Int
    /// What the category counts for among the cells; 0 where the question only filters.
    let stride: Int
}
