import Disclosure
import FormModel

extension CrossTable {
    /// The table of a pair of the request, over all versions.
    init(_ tally: Tally, _ index: Int) {
        let request = tally.request.crosses[index]
        var grid = CrossGrid()
        // The version in force comes first, so that its categories do.
        let form = tally.request.form
        grid.add(CrossTally(request, of: form, for: form))
        for version in tally.versions.sorted(by: { $1.form.version < $0.form.version }) {
            grid.add(version.crosses[index])
        }
        grid.removeEmptyRanges()
        base = grid.both
        leftOut = tally.responses - grid.both
        counts = grid.counts
        rows = Variable(request.rows, grid.rows)
        columns = Variable(request.columns, grid.columns)
        association = Association(request, counts)
    }
}

extension CrossTable.Variable {
    fileprivate init(_ variable: CrossVariable, _ cells: [CrossGrid.Category]) {
        (name, text, isMultiple) = (variable.name, variable.text, variable.isMultiple)
        let choices = variable.item.kind.choices.map(\.code)
        categories = cells.map { cell in
            QuestionReport.Line(
                code: cell.name.code, label: variable.item.label(of: cell.name) ?? cell.name.code,
                count: cell.base,
                isFormer: cell.name.isChoice && !choices.isEmpty
                    && !choices.contains(cell.name.code))
        }
    }
}

/// A table that takes in those of the versions by the names of their cells.
private struct CrossGrid {
    struct Category {
        let name: CellName
        /// How many of those who answered both questions gave this answer.
        var base = 0
    }

    private(set) var rows: [Category] = []
    private(set) var columns: [Category] = []
    private(set) var counts: [[Int]] = []
    private(set) var both = 0

    mutating func add(_ tally: CrossTally) {
        both += tally.both
        let rows = tally.rows.names.map { row($0) }
        let columns = tally.columns.names.map { column($0) }
        for (row, base) in zip(rows, tally.rowBases) { self.rows[row].base += base }
        for (column, base) in zip(columns, tally.columnBases) { self.columns[column].base += base }
        for (position, row) in rows.enumerated() {
            for (offset, column) in columns.enumerated() {
                counts[row][column] += tally.counts[position * columns.count + offset]
            }
        }
    }

    private mutating func row(_ name: CellName) -> Int {
        if let index = rows.firstIndex(where: { $0.name == name }) { return index }
        rows.append(Category(name: name))
        counts.append(Array(repeating: 0, count: columns.count))
        return rows.count - 1
    }

    private mutating func column(_ name: CellName) -> Int {
        if let index = columns.firstIndex(where: { $0.name == name }) { return index }
        columns.append(Category(name: name))
        for row in counts.indices { counts[row].append(0) }
        return columns.count - 1
    }

    /// Ranges of numbers in which nobody is say nothing; a choice that nobody took does.
    mutating func removeEmptyRanges() {
        let keptRows = rows.indices.filter { rows[$0].name.isChoice || rows[$0].base > 0 }
        let keptColumns = columns.indices.filter {
            columns[$0].name.isChoice || columns[$0].base > 0
        }
        counts = keptRows.map { row in keptColumns.map { counts[row][$0] } }
        (rows, columns) = (keptRows.map { rows[$0] }, keptColumns.map { columns[$0] })
    }
}

extension CellName {
    /// True for an answer that stands for itself, and not for a range of numbers.
    fileprivate var isChoice: Bool {
        switch self {
        case .bin, .number: false
        case .shown, .answered, .choice, .yes, .no, .given, .refused, .rating, .rowChoice, .place:
            true
        }
    }
}

extension Association {
    private static let (fewest, leastOfAll, mostUnder) = (5.0, 1.0, 5)

    init(_ request: CrossRequest, _ counts: [[Int]]) {
        if let multiple = [request.rows, request.columns].first(where: \.isMultiple) {
            self = .untested(.severalAnswers(question: multiple.name))
            return
        }
        let table = Self.withoutEmpty(counts)
        guard table.count > 1, table[0].count > 1 else {
            self = .untested(.oneCategory)
            return
        }
        let expected = ChiSquare.expected(table).joined()
        let (under5, least) = (expected.count { $0 < Self.fewest }, expected.min() ?? 0)
        guard under5 * Self.mostUnder <= expected.count, least >= Self.leastOfAll else {
            self = .untested(.fewExpected(under5: under5, of: expected.count, least: least))
            return
        }
        self = .tested(ChiSquare(table))
    }

    /// The table without the rows and columns in which nobody is.
    private static func withoutEmpty(_ counts: [[Int]]) -> [[Int]] {
        let rows = counts.filter { $0.contains { $0 > 0 } }
        let columns = (rows.first ?? []).indices.filter { column in
            rows.contains { $0[column] > 0 }
        }
        return rows.map { row in columns.map { row[$0] } }
    }
}
