/// What the audit sees of what is printed.
extension ReleasePress {
    /// All ways in which tables are read, by table.
    private func groupings(_ printed: PrintedTables) -> [[[[[Int]]]]] {
        let all = history.releases.flatMap(\.tables) + printed.tables
        return plan.tables.indices.map { place in all.filter { $0.table == place }.map(\.groups) }
    }

    /// People as the audit takes them: those there are, and those who left.
    func state(_ printed: PrintedTables) -> AuditState {
        let model = AuditModel(plan, releases: release + 1, groupings: groupings(printed))
        var crowd = AuditCrowd(plan)
        for person in population.present {
            crowd.add(
                population.people[person].categories, population.participations[person].counted)
        }
        var random = WalkRandom(seed: ~seed)
        crowd.addLeavers(history.leavers, &random)
        var state = crowd.state(model, &random)
        bound(&state, by: printed)
        return state
    }

    func bound(_ state: inout AuditState, by printed: PrintedTables) {
        for number in 0...release { state.clear(number) }
        for (number, past) in history.releases.enumerated() {
            for table in past.tables { bound(&state, number, by: table) }
        }
        for table in printed.tables { bound(&state, release, by: table) }
        state.conclude()
    }

    private func bound(_ state: inout AuditState, _ release: Int, by table: ReleasedTable) {
        let model = state.model
        state.show(table.table, release)
        if let total = table.total {
            let view = model.totals[plan.base(of: plan.tables[table.table])]
            state.narrow(model.slot(view, release: release, cell: 0), to: total)
        }
        guard let view = model.view(table.table, table.groups) else {
            preconditionFailure("The audit reads every table as it was published.")
        }
        for (cell, band) in table.cells.enumerated() {
            guard let band else { continue }
            state.narrow(model.slot(view, release: release, cell: cell), to: band)
        }
    }
}
