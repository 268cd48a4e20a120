import Values

/// Prints a population's tables in bands, and coarsens them until the audit finds every small count
/// open.
struct ReleasePress {
    private let plan: ReleasePlan
    private let history: ReleaseHistory
    private let population: Population
    private var coarsening: Coarsening
    private let seed: UInt64

    init(
        _ plan: ReleasePlan, _ history: ReleaseHistory, _ population: Population, seed: UInt64
    ) {
        (self.plan, self.history, self.population) = (plan, history, population)
        (coarsening, self.seed) = (history.coarsening(plan), seed)
    }

    private var release: Int { population.release }

    /// The release, or nil when nothing could be shown.
    mutating func print(on day: Day) -> ReleaseContent? {
        var printed = tables()
        var auditor = Auditor(state(printed), seed: seed)
        guard auditor.findWitness() else { return nil }
        while true {
            let closed = auditor.closed()
            if closed.isEmpty { break }
            let merges = coarsening.merges
            guard coarsen(closed, auditor.state.model) else { return nil }
            printed = tables()
            if coarsening.merges == merges {
                auditor.setBands { bound(&$0, by: printed) }
            } else {
                auditor.goOn(with: auditor.state.reading(groupings(printed)) { state in
                    bound(&state, by: printed)
                })
            }
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

// MARK: - Printing

extension ReleasePress {
    struct Printed {
        var tables: [ReleasedTable]
        var thin: Set<Int>
    }

    /// The tables in bands, as coarse as they are by now.
    private func tables() -> Printed {
        var printed = Printed(tables: [], thin: [])
        for (place, table) in plan.tables.enumerated()
        where table.filter == nil && !coarsening.omitted.contains(place) {
            printed.tables.append(print(place))
        }
        printed.thin = thinFilters(printed.tables)
        for (place, table) in plan.tables.enumerated()
        where table.filter != nil && !coarsening.omitted.contains(place)
            && !printed.thin.contains(plan.base(of: table))
        {
            printed.tables.append(print(place))
        }
        printed.tables.sort { $0.table < $1.table }
        return printed
    }

    /// The filters with too few people, judged by the bands that are published anyway, so that
    /// leaving them out says nothing new.
    private func thinFilters(_ tables: [ReleasedTable]) -> Set<Int> {
        let thin = plan.filters.indices.filter { place in
            let base = place + 1
            guard population.present.contains(where: { population.isCounted($0, in: base) })
            else { return true }
            let least = least(plan.filters[place], tables)
            let shield = plan.parameters.shieldSize(of: least + plan.parameters.band)
            return least < max(plan.parameters.base, plan.parameters.leastCounted + shield)
        }
        return Set(thin.map { $0 + 1 })
    }

    /// How many fit a filter at least, by the published table of its question.
    private func least(_ filter: PlannedTable.Filter, _ tables: [ReleasedTable]) -> Int {
        let table = tables.first { plan.tables[$0.table].questions == [filter.question] }
        guard let table else { return 0 }
        return zip(table.groups[0], table.cells).reduce(0) { sum, pair in
            sum + (pair.0.allSatisfy(filter.categories.contains) ? pair.1.lower : 0)
        }
    }

    private func print(_ place: Int) -> ReleasedTable {
        let table = plan.tables[place]
        let groups = groups(table)
        let counts = counts(table, groups)
        let width = plan.parameters.band
        let cell = coarsening.wideCells.contains(place) ? 2 * width : width
        let margin = coarsening.wideTotals.contains(place) ? 2 * width : width
        let base = plan.base(of: table)
        let total = coarsening.bases.contains(base) ? nil : band(counts.reduce(0, +), width)
        return ReleasedTable(
            table: place, groups: groups, cells: counts.map { band($0, cell) },
            margins: margins(counts, groups).map { $0.map { band($0, margin) } }, total: total)
    }

    private func band(_ count: Int, _ width: Int) -> Band {
        Band(holding: count, width: width, threshold: plan.parameters.threshold)
    }

    private func groups(_ table: PlannedTable) -> [[[Int]]] {
        table.questions.map { plan.questions[$0].groups(afterMerging: coarsening.merges[$0]) }
    }

    private func margins(_ counts: [Int], _ groups: [[[Int]]]) -> [[Int]] {
        guard groups.count == 2 else { return [] }
        let columns = groups[1].count
        let rows = groups[0].indices.map { row in
            counts[row * columns..<(row + 1) * columns].reduce(0, +)
        }
        let sums = groups[1].indices.map { column in
            groups[0].indices.reduce(0) { $0 + counts[$1 * columns + column] }
        }
        return [rows, sums]
    }

    /// The true counts of a table in this release.
    private func counts(_ table: PlannedTable, _ groups: [[[Int]]]) -> [Int] {
        let places = groups.map { groups in
            groups.enumerated().reduce(into: [Int: Int]()) { places, group in
                for category in group.element { places[category] = group.offset }
            }
        }
        var counts = Array(repeating: 0, count: groups.reduce(1) { $0 * $1.count })
        for person in counted(table) {
            let cell = table.questions.indices.reduce(0) { cell, dimension in
                let category = Int(person.categories[table.questions[dimension]])
                return cell * groups[dimension].count + (places[dimension][category] ?? 0)
            }
            counts[cell] += 1
        }
        return counts
    }

    private func counted(_ table: PlannedTable) -> [Respondent] {
        let base = plan.base(of: table)
        return population.present.filter { person in
            guard population.isCounted(person, in: base) else { return false }
            guard let filter = table.filter else { return true }
            let answer = Int(population.people[person].categories[filter.question])
            return filter.categories.contains(answer)
        }.map { population.people[$0] }
    }
}

// MARK: - Coarsening

extension ReleasePress {
    /// Makes the tables with counts that are not open one step coarser, in the fixed order: drop
    /// the total, widen the other totals, merge, widen the cells, leave the table out. False when
    /// no table is left.
    private mutating func coarsen(_ closed: [AuditTarget], _ model: AuditModel) -> Bool {
        let tables = Set(closed.map { model.views[$0.view].table })
        var isDone = false
        for table in tables.sorted() {
            for place in planned(behind: model.tables[table]) {
                // A step for one table may be one for its sisters; they are looked at again.
                isDone = coarsen(place) || isDone
            }
        }
        guard !isDone else { return true }
        // What is closed says more than its own tables do: the others go.
        guard let place = plan.tables.indices.last(where: { !coarsening.omitted.contains($0) })
        else { return false }
        coarsening.omitted.insert(place)
        return true
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

    private mutating func coarsen(_ place: Int) -> Bool {
        guard !coarsening.omitted.contains(place) else { return false }
        let table = plan.tables[place]
        if coarsening.bases.insert(plan.base(of: table)).inserted { return true }
        if table.questions.count == 2, coarsening.wideTotals.insert(place).inserted { return true }
        for question in table.questions
        where coarsening.merges[question] < plan.questions[question].merges.count {
            coarsening.merges[question] += 1
            return true
        }
        if coarsening.wideCells.insert(place).inserted { return true }
        coarsening.omitted.insert(place)
        return true
    }
}

// MARK: - What the audit sees

extension ReleasePress {
    /// All ways in which tables are read, by table.
    private func groupings(_ printed: Printed) -> [[[[[Int]]]]] {
        let all = history.releases.flatMap(\.tables) + printed.tables
        return plan.tables.indices.map { place in all.filter { $0.table == place }.map(\.groups) }
    }

    /// People as the audit takes them: those there are, those who left, and some who might be there.
    private func state(_ printed: Printed) -> AuditState {
        let model = AuditModel(plan, releases: release + 1, groupings: groupings(printed))
        var crowd = AuditCrowd(plan)
        for person in population.present {
            crowd.add(
                population.people[person].categories, population.participations[person].counted)
        }
        var random = WalkRandom(seed: ~seed)
        crowd.addLeavers(history.leavers, releases: release + 1, &random)
        crowd.addSpares(releases: release + 1, &random)
        var state = crowd.state(model, &random)
        bound(&state, by: printed)
        return state
    }

    private func bound(_ state: inout AuditState, by printed: Printed) {
        for (number, past) in history.releases.enumerated() {
            for table in past.tables { bound(&state, number, by: table) }
        }
        state.clear(release)
        for table in printed.tables { bound(&state, release, by: table) }
    }

    private func bound(_ state: inout AuditState, _ release: Int, by table: ReleasedTable) {
        let model = state.model
        let base = plan.base(of: plan.tables[table.table])
        if let total = table.total {
            state.narrow(model.slot(model.totals[base], release: release, cell: 0), to: total)
        }
        bound(&state, release, table.table, table.groups, by: table.cells)
        guard table.margins.count == 2 else { return }
        let whole = table.groups.map { [$0.flatMap(\.self).sorted()] }
        bound(&state, release, table.table, [table.groups[0], whole[1]], by: table.margins[0])
        bound(&state, release, table.table, [whole[0], table.groups[1]], by: table.margins[1])
    }

    private func bound(
        _ state: inout AuditState, _ release: Int, _ table: Int, _ groups: [[[Int]]],
        by bands: [Band]
    ) {
        guard let view = state.model.view(table, groups) else {
            preconditionFailure("The audit reads every table as it was published.")
        }
        for (cell, band) in bands.enumerated() {
            let slot = state.model.slot(view, release: release, cell: cell)
            state.narrow(slot, to: band)
        }
    }
}
