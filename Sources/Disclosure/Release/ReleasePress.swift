import Values

/// Prints a population's tables in bands, and coarsens them until the audit finds every small count
/// open.
struct ReleasePress {
    let plan: ReleasePlan
    let history: ReleaseHistory
    let population: Population
    private(set) var coarsening: Coarsening
    let seed: UInt64

    init(
        _ plan: ReleasePlan, _ history: ReleaseHistory, _ population: Population, seed: UInt64
    ) {
        (self.plan, self.history, self.population) = (plan, history, population)
        (coarsening, self.seed) = (history.coarsening(plan), seed)
    }

    /// The number of the release.
    var release: Int { population.release }

    /// The release, or nil when nothing could be shown.
    mutating func print(on day: Day) -> ReleaseContent? {
        var printed = tables()
        var auditor = Auditor(state(printed), seed: seed)
        guard auditor.findWitness() else { return nil }
        var closed = auditor.closed()
        while !closed.isEmpty {
            let merges = coarsening.merges
            guard coarsen(closed, auditor.state.model, printed) else { return nil }
            printed = tables()
            if coarsening.merges == merges {
                auditor.setBands { bound(&$0, by: printed) }
            } else {
                // The band of a sum may say more than those of its parts: begin anew.
                auditor = Auditor(state(printed), seed: seed)
                guard auditor.findWitness() else { return nil }
            }
            // What made a table coarser is looked at first; often it is not coarse enough yet.
            if !auditor.isStillClosed(closed) { closed = auditor.closed() }
        }
        guard !printed.tables.isEmpty else { return nil }
        let (joined, left) = changes()
        return ReleaseContent(
            number: release, day: day, joined: joined, left: left, tables: printed.tables,
            coarsening: coarsening, thinFilters: printed.thin)
    }

    /// How many came into the released population since the release before, and how many left it.
    private func changes() -> (joined: Int, left: Int) {
        guard release > 0 else { return (0, 0) }
        let before = UInt64(release - 1)
        func was(_ counted: [UInt64]) -> Bool { (counted.first ?? 0) >> before & 1 != 0 }
        let leavers = history.leavers.filter { was($0.counted) }.reduce(0) { $0 + $1.count }
        let present = population.present
        let joined = present.count {
            population.isCounted($0, in: 0) && !was(population.people[$0].participation.counted)
        }
        let left = present.count {
            !population.isCounted($0, in: 0) && was(population.people[$0].participation.counted)
        }
        return (joined, left + leavers)
    }
}

// MARK: - Coarsening

extension ReleasePress {
    /// Makes the tables with counts that are not open one step coarser. False when no table is left.
    private mutating func coarsen(
        _ closed: [AuditTarget], _ model: AuditModel, _ printed: PrintedTables
    ) -> Bool {
        let tables = Set(closed.map { model.views[$0.view].table })
        var isDone = false
        for table in tables.sorted() {
            if leaveOutTotal(model.tables[table]) {
                isDone = true
                continue
            }
            for place in planned(behind: model.tables[table]) {
                // A step for one table may be one for its sisters; they are looked at again.
                isDone = coarsen(place, printed) || isDone
            }
        }
        return isDone || tables.contains { omitSister(of: $0, model) }
    }

    /// What a filter's total alone tells is not told without it; false when it is left out already.
    private mutating func leaveOutTotal(_ table: AuditTable) -> Bool {
        table.questions.isEmpty && table.base > 0 && coarsening.bases.insert(table.base).inserted
    }

    /// The planned tables from which a count of the audit follows.
    private func planned(behind table: AuditTable) -> [Int] {
        plan.tables.indices.filter { place in
            let planned = plan.tables[place]
            let isSame = planned.questions == table.questions && planned.filter == table.filter
            let isTotal = table.questions.isEmpty && planned.filter == table.filter
            return isSame || isTotal
        }
    }

    /// One step, in a fixed order that does not look at hidden values: leave out the total of a
    /// filter, leave cells open, widen the cells, merge, leave the table out.
    private mutating func coarsen(_ place: Int, _ printed: PrintedTables) -> Bool {
        guard !coarsening.omitted.contains(place) else { return false }
        let table = plan.tables[place]
        let base = plan.base(of: table)
        if base > 0, coarsening.bases.insert(base).inserted { return true }
        if leaveOpen(place, printed) { return true }
        // Tables of two questions have many small cells, which only merging makes fewer.
        if table.questions.count == 2, merge(place) { return true }
        if coarsening.wideCells.insert(place).inserted { return true }
        if merge(place) { return true }
        coarsening.omitted.insert(place)
        return true
    }

    /// Takes the next step of merging, of two questions that with more categories; false after the
    /// last.
    private mutating func merge(_ place: Int) -> Bool {
        let questions = plan.tables[place].questions.map { plan.questions[$0] }
        let open = questions.indices.filter {
            coarsening.merges[place][$0] < questions[$0].merges.count
        }
        let next = open.reversed().max { first, second in
            groupCount(place, first) < groupCount(place, second)
        }
        guard let next else { return false }
        coarsening.merges[place][next] += 1
        return true
    }

    private func groupCount(_ place: Int, _ dimension: Int) -> Int {
        plan.questions[plan.tables[place].questions[dimension]]
            .groups(afterMerging: coarsening.merges[place][dimension]).count
    }

    /// Leaves cells open in a printed table; false when that would not help.
    private mutating func leaveOpen(_ place: Int, _ printed: PrintedTables) -> Bool {
        guard let table = printed.tables.first(where: { $0.table == place }) else { return false }
        let sizes = plan.tables[place].questions.map { plan.questions[$0].categories.count }
        let cells = table.cellsToOpen().flatMap {
            ReleasedTable.planned(cell: $0, table.groups, sizes)
        }
        coarsening.hidden[place].formUnion(cells)
        return !cells.isEmpty
    }

    /// What is closed says more than its own tables do: another that counts the same answers goes.
    private mutating func omitSister(of table: Int, _ model: AuditModel) -> Bool {
        let place = plan.tables.indices.last {
            model.components[$0] == model.components[table] && !coarsening.omitted.contains($0)
        }
        guard let place else { return false }
        return coarsening.omitted.insert(place).inserted
    }
}
