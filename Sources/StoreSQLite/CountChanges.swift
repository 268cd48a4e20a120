import GRDB

/// The changes of maintained counts that one transaction makes, added up before they are written.
struct CountChanges {
    /// What changes of one form version.
    private struct Changes {
        let cells: FormVersionCells
        /// By how much each cell changes, by its position in the version.
        var amounts: [Int]
        var responses = 0
    }

    /// A transaction seldom holds more than one or two versions.
    private var versions: [Changes] = []

    /// Counts one response more (or one less, for -1) in these cells of its form.
    mutating func add(_ amount: Int, in positions: [Int], of form: FormVersionCells) {
        let index = versions.firstIndex { $0.cells.version == form.version } ?? begin(form)
        versions[index].responses += amount
        for position in positions { versions[index].amounts[position] += amount }
    }

    private mutating func begin(_ form: FormVersionCells) -> Int {
        let none = Array(repeating: 0, count: form.rows.count)
        versions.append(Changes(cells: form, amounts: none))
        return versions.count - 1
    }

    /// Writes the changes.
    func apply(in database: Database) throws {
        let cell = try database.cachedStatement(
            sql: "UPDATE count_cell SET responses = responses + ? WHERE id = ?")
        let form = try database.cachedStatement(
            sql: "UPDATE form SET responses = responses + ? WHERE id = ?")
        for version in versions {
            for (row, amount) in zip(version.cells.rows, version.amounts) where amount != 0 {
                try cell.run(.integer(amount), .integer(row))
            }
            if version.responses != 0 {
                try form.run(.integer(version.responses), .integer(version.cells.form))
            }
        }
    }
}
