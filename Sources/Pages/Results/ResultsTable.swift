/// A table of bands: of one question, or of two by each other.
package struct ResultsTable: Hashable, Sendable {
    /// Categories that are counted together; mostly one.
    package typealias Group = [ShownCategory]

    /// What the table counts where its section has several: the row of a grid or the option of a
    /// tick-all question.
    package var part: Wording?
    package var rows: [Group]
    /// The columns; empty in a table of one question.
    package var columns: [Group]
    /// What the chart beside it shows.
    package var chart: Chart
    /// The cells, row by row. Nil is one that is left open, so that no small one is what lacks to the
    /// number of all people.
    package var cells: [ShownBand?]
    /// How many people a row counts, where there are columns.
    package var rowTotals: [ShownBand?]
    /// How many people a column counts, where columns are those of a second question.
    package var columnTotals: [ShownBand?]
    /// How many people the table counts; nil where that is not shown.
    package var total: ShownBand?
    /// True where ranges are wider than usual.
    package var isWide: Bool

    package enum Chart: Hashable, Sendable {
        /// A bar for each cell; in a table with columns under the name of its row.
        case cells
        /// A bar for each row, of the column at that place.
        case column(Int)
    }

    package init(
        part: Wording? = nil, rows: [Group], columns: [Group] = [], chart: Chart = .cells,
        cells: [ShownBand?], rowTotals: [ShownBand?] = [], columnTotals: [ShownBand?] = [],
        total: ShownBand?, isWide: Bool = false
    ) {
        precondition(
            cells.count == rows.count * max(1, columns.count), "There is a band for each cell.")
        (self.part, self.rows, self.columns) = (part, rows, columns)
        (self.chart, self.cells, self.rowTotals) = (chart, cells, rowTotals)
        (self.columnTotals, self.total, self.isWide) = (columnTotals, total, isWide)
    }

    /// The cells of a row.
    func cells(ofRow row: Int) -> ArraySlice<ShownBand?> {
        let width = max(1, columns.count)
        return cells[row * width..<(row + 1) * width]
    }
}
