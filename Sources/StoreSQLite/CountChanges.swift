import GRDB

/// The changes of maintained counts that one transaction makes, added up before they are written.
struct CountChanges {
    private var cells: [Int: Int] = [:]
    private var forms: [Int: Int] = [:]

    /// Counts one response more (or one less, for -1) in these cells of its form.
    mutating func add(_ amount: Int, in positions: [Int], of form: FormVersionCells) {
        forms[form.form, default: 0] += amount
        for position in positions { cells[form.rows[position], default: 0] += amount }
    }

    /// Writes the changes.
    func apply(in database: Database) throws {
        try Self.apply(
            cells, with: "UPDATE count_cell SET responses = responses + ? WHERE id = ?",
            in: database)
        try Self.apply(
            forms, with: "UPDATE form SET responses = responses + ? WHERE id = ?", in: database)
    }

    private static func apply(
        _ changes: [Int: Int], with sql: String, in database: Database
    ) throws {
        let statement = try database.cachedStatement(sql: sql)
        for (row, amount) in changes where amount != 0 {
            try statement.run(.integer(amount), .integer(row))
        }
    }
}
