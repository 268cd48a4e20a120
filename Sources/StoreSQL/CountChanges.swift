import Store

/// The changes of maintained counts that one transaction makes, added up before they are written.
struct CountChanges {
    /// What changes of one form version.
    private struct Changes {
        let cells: FormVersionCells
        /// By how much each cell of the version changes.
        var amounts: [Int]
        var responses = 0
    }

    /// A transaction seldom holds more than one or two versions.
    private var versions: [Changes] = []

    /// Counts one response more (or one less, for -1) in these cells of its form.
    mutating func add(_ amount: Int, in places: [Int], of form: FormVersionCells) {
        let index = versions.firstIndex { $0.cells.version == form.version } ?? begin(form)
        versions[index].responses += amount
        for place in places { versions[index].amounts[place] += amount }
    }

    private mutating func begin(_ form: FormVersionCells) -> Int {
        let none = Array(repeating: 0, count: form.positions.count)
        versions.append(Changes(cells: form, amounts: none))
        return versions.count - 1
    }

    /// Writes the changes. Says whether a webhook is there that may want to hear of them: to ask that
    /// beside the counts costs no question of its own.
    @discardableResult
    func apply(in database: any SQLSession) throws -> Bool {
        var isHeard = false
        for version in versions {
            let form = version.cells.form
            let row = try database.row(
                """
                SELECT counts, EXISTS (SELECT 1 FROM webhook WHERE state = 'active') AS is_heard
                FROM form WHERE id = ?
                """, form)
            guard let row else {
                throw StoreError.failed(reason: "a form version belongs to no form")
            }
            isHeard = row["is_heard"]
            var counts = try FormCounts(row.bytes("counts"))
            for (position, amount) in zip(version.cells.positions, version.amounts)
            where amount != 0 {
                try counts.add(amount, at: position)
            }
            try database.runLater(
                "UPDATE form SET responses = responses + ?, counts = ? WHERE id = ?",
                version.responses, SQLValue.utf8(counts.text), form)
        }
        return isHeard
    }
}
