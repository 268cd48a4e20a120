/// Printing tables in bands.
extension ReleasePress {
    /// The tables in bands, as coarse as they are by now.
    func tables() -> PrintedTables {
        var printed = PrintedTables()
        let shown = plan.tables.indices.filter { !coarsening.omitted.contains($0) }
        // Tables of one question first: those of two have their totals from them.
        let order = shown.sorted {
            (plan.tables[$0].questions.count, $0) < (plan.tables[$1].questions.count, $1)
        }
        for place in order where plan.tables[place].filter == nil {
            printed.tables.append(print(place, printed))
        }
        printed.thin = thinFilters(printed)
        for place in order where plan.tables[place].filter != nil {
            guard !printed.thin.contains(plan.base(of: plan.tables[place])) else { continue }
            printed.tables.append(print(place, printed))
        }
        printed.tables.sort { $0.table < $1.table }
        return printed
    }

    /// The filters with too few people, judged by the bands that are published anyway, so that
    /// leaving them out says nothing new.
    private func thinFilters(_ printed: PrintedTables) -> Set<Int> {
        let thin = plan.filters.indices.filter { place in
            let base = place + 1
            guard population.present.contains(where: { population.isCounted($0, in: base) })
            else { return true }
            let least = least(plan.filters[place], printed)
            let shield = plan.parameters.shieldSize(of: least + plan.parameters.band)
            return least < max(plan.parameters.base, plan.parameters.leastCounted + shield)
        }
        return Set(thin.map { $0 + 1 })
    }

    /// How many fit a filter at least, by the published table of its question.
    private func least(_ filter: PlannedTable.Filter, _ printed: PrintedTables) -> Int {
        let everybody = PlannedTable(questions: [filter.question], filter: nil)
        guard let table = printed.table(of: filter.question, like: everybody, in: plan) else {
            return 0
        }
        let cells = zip(table.groups[0], table.cells)
        let isOpen = cells.contains { $1 == nil && $0.allSatisfy(filter.categories.contains) }
        guard isOpen else {
            return cells.reduce(0) { sum, cell in
                sum + (cell.0.allSatisfy(filter.categories.contains) ? cell.1?.lower ?? 0 : 0)
            }
        }
        // What is left open is what lacks to the total.
        return cells.reduce(table.total?.lower ?? 0) { rest, cell in
            rest - (cell.0.allSatisfy(filter.categories.contains) ? 0 : cell.1?.upper ?? rest)
        }
    }

    private func print(_ place: Int, _ printed: PrintedTables) -> ReleasedTable {
        let table = plan.tables[place]
        let groups = groups(place)
        let counts = counts(table, groups)
        let width = plan.parameters.band
        let cell = coarsening.wideCells.contains(place) ? 2 * width : width
        let bands: [Band?] = counts.enumerated().map { number, count in
            isOpen(number, place, groups) ? nil : band(count, cell)
        }
        let hasTotal = !coarsening.bases.contains(plan.base(of: table))
        return ReleasedTable(
            table: place, groups: groups, cells: bands,
            margins: margins(table, groups, printed),
            total: hasTotal ? band(counts.reduce(0, +), width) : nil)
    }

    private func isOpen(_ cell: Int, _ place: Int, _ groups: [[[Int]]]) -> Bool {
        let hidden = coarsening.hidden[place]
        guard !hidden.isEmpty else { return false }
        let sizes = plan.tables[place].questions.map { plan.questions[$0].categories.count }
        return ReleasedTable.planned(cell: cell, groups, sizes).contains(where: hidden.contains)
    }

    private func band(_ count: Int, _ width: Int) -> Band {
        Band(holding: count, width: width, threshold: plan.parameters.threshold)
    }

    private func groups(_ place: Int) -> [[[Int]]] {
        zip(plan.tables[place].questions, coarsening.merges[place]).map { question, steps in
            plan.questions[question].groups(afterMerging: steps)
        }
    }

    /// Rows' and columns' totals, as the tables of the two questions show them.
    private func margins(
        _ table: PlannedTable, _ groups: [[[Int]]], _ printed: PrintedTables
    ) -> [[Band?]] {
        guard groups.count == 2 else { return [] }
        return zip(table.questions, groups).map { question, groups in
            let single = printed.table(of: question, like: table, in: plan)
            return groups.map { group in
                let place = single?.groups[0].firstIndex(of: group)
                return place.flatMap { single?.cells[$0] }
            }
        }
    }

    /// The true counts of the tables of a release, as planned.
    func trueCounts(of release: Release) -> ReleaseAuditDocument.TrueCounts {
        release.tables.reduce(into: [:]) { counts, released in
            let table = plan.tables[released.table]
            let plain = table.questions.map { plan.questions[$0].groups(afterMerging: 0) }
            counts[released.table] = self.counts(table, plain)
        }
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
