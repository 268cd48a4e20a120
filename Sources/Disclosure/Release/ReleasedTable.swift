/// A table that passed the audit; only this module makes one.
package struct ReleasedTable: Hashable, Sendable {
    /// The position of the table in the plan.
    package let table: Int
    /// The groups of categories that are counted together, by question.
    package let groups: [[[Int]]]
    /// The cells; of two questions row by row. Nil is a cell that is left open, so that no small one
    /// is what lacks to the total.
    package let cells: [Band?]
    /// Of two questions the totals of rows and then of columns, as the tables of these questions
    /// show them; else empty.
    package let margins: [[Band?]]
    /// How many people the table counts; nil where that is not shown.
    package let total: Band?

    init(
        table: Int, groups: [[[Int]]], cells: [Band?], margins: [[Band?]], total: Band?
    ) {
        precondition(
            cells.count == groups.reduce(1) { $0 * $1.count }, "There is a band for each cell.")
        (self.table, self.groups, self.cells) = (table, groups, cells)
        (self.margins, self.total) = (margins, total)
    }
}
