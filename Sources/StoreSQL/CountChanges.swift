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

    /// Asks for what is to be changed, and whether a webhook is there that may want to hear of it: beside the
    /// counts that costs no question of its own.
    private static let question = """
        SELECT counts, EXISTS (SELECT 1 FROM webhook WHERE state = 'active') AS is_heard
        FROM form WHERE id = ?
        """

    /// Says that the counts of these forms will be changed.
    static func foresee(_ forms: Set<Int>, in database: any SQLSession) {
        for form in forms { database.foresee(question, with: [.integer(form)]) }
    }

    /// Writes the changes.
    func apply(in database: any SQLSession) throws {
        try changed(in: database).write(in: database)
    }

    /// The counts of each form with the changes.
    func changed(in database: any SQLSession) throws -> ChangedCounts {
        var changed = ChangedCounts()
        // Two versions of one form change the same counts.
        for version in versions {
            let form = version.cells.form
            var counts = try changed.forms[form] ?? read(form, &changed, in: database)
            counts.responses += version.responses
            for (position, amount) in zip(version.cells.positions, version.amounts)
            where amount != 0 {
                try counts.cells.add(amount, at: position)
            }
            changed.forms[form] = counts
        }
        return changed
    }

    private func read(
        _ form: Int, _ changed: inout ChangedCounts, in database: any SQLSession
    ) throws -> ChangedCounts.Form {
        guard let row = try database.row(Self.question, form) else {
            throw StoreError.failed(reason: "a form version belongs to no form")
        }
        changed.isHeard = row["is_heard"]
        return ChangedCounts.Form(cells: try FormCounts(row.bytes("counts")))
    }
}
