/// The tables of a release that is not frozen yet.
struct PrintedTables {
    var tables: [ReleasedTable] = []
    /// The filters, by number from 1, that have too few people.
    var thin: Set<Int> = []

    /// The table of one question for the same people, or nil when it is not shown.
    func table(of question: Int, like table: PlannedTable, in plan: ReleasePlan) -> ReleasedTable? {
        tables.first { released in
            let planned = plan.tables[released.table]
            return planned.questions == [question] && planned.filter == table.filter
        }
    }
}

extension ReleasedTable {
    /// The places of the cells to leave open, so that no small cell is what lacks to the total of its
    /// line: in each line that has one and none that is open, the largest.
    func cellsToOpen() -> [Int] {
        var open = Set(cells.indices.filter { cells[$0] == nil })
        let before = open
        for line in lines {
            let isTouched = line.contains { cells[$0]?.isSmall ?? true || open.contains($0) }
            guard isTouched, !line.contains(where: open.contains) else { continue }
            let large = line.filter { cells[$0]?.isSmall == false }
            // Of equals the first, so that the choice says nothing.
            let largest = large.reversed().max { lower($0) < lower($1) }
            if let largest { open.insert(largest) }
        }
        return open.subtracting(before).sorted()
    }

    private func lower(_ cell: Int) -> Int { cells[cell]?.lower ?? 0 }

    /// The cells that add up to a total: all of one question, of two each row, then each column.
    private var lines: [[Int]] {
        guard groups.count == 2 else { return [Array(cells.indices)] }
        let columns = groups[1].count
        let rows = groups[0].indices.map { row in Array(row * columns..<(row + 1) * columns) }
        return rows + groups[1].indices.map { column in rows.map { $0[column] } }
    }

    /// The cells as planned that a cell counts; `sizes` are how many categories each question has.
    static func planned(cell: Int, _ groups: [[[Int]]], _ sizes: [Int]) -> [Int] {
        guard groups.count == 2 else { return groups[0][cell] }
        let columns = groups[1].count
        return groups[0][cell / columns].flatMap { row in
            groups[1][cell % columns].map { row * sizes[1] + $0 }
        }
    }
}
