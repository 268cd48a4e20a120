/// The search for a witness in which one count is greater or less than in this one.
extension AuditState {
    /// Looks for a witness that has one more, or one less, and goes there; false when none was found.
    mutating func push(
        _ target: AuditTarget, up: Bool, tries: Int, _ random: inout WalkRandom
    ) -> Bool {
        for _ in 0..<tries {
            guard begin(target, up: up, &random) else { return false }
            if repair(24, for: target, up: up, &random) {
                keep()
                return true
            }
            rollBack()
        }
        return false
    }

    /// The first step: one person comes into the count or leaves it.
    private mutating func begin(
        _ target: AuditTarget, up: Bool, _ random: inout WalkRandom
    ) -> Bool {
        let candidates = candidates(&random) { state, person in
            state.isCounted(person, target) != up && state.canJoin(person, target)
        }
        guard !candidates.isEmpty else { return false }
        for _ in 0..<8 {
            let person = candidates[random.below(candidates.count)]
            let table = model.views[target.view].table
            move(person, in: table, to: someCell(target, up: up, &random), &random)
            if isCounted(person, target) == up { return true }
            rollBack()
        }
        return false
    }

    private func isCounted(_ person: Int, _ target: AuditTarget) -> Bool {
        let view = model.views[target.view]
        return target.counts(place(of: person, in: view.table), view.map)
    }

    /// Says whether the person could come into the count by another answer.
    private func canJoin(_ person: Int, _ target: AuditTarget) -> Bool {
        let base = model.tables[model.views[target.view].table].base
        let mask = masks[person * baseCount + base]
        switch target.kind {
        case .single(let release), .rest(let release):
            return masks[person * baseCount] >> UInt64(release) & 1 != 0
        case .pair(let release, let other):
            return mask >> UInt64(release) & 1 != 0 && mask >> UInt64(other) & 1 == 0
        }
    }

    /// A cell of the table by which a person comes into the count, or leaves it; nil where only another
    /// answer to the filter does.
    private func someCell(
        _ target: AuditTarget, up: Bool, _ random: inout WalkRandom
    ) -> Int? {
        let map = model.views[target.view].map
        let isInside: Bool
        switch target.kind {
        case .single, .pair: isInside = up
        case .rest: isInside = !up
        }
        let cells = map.indices.filter { (map[$0] == target.cell) == isInside }
        return cells.isEmpty ? nil : cells[random.below(cells.count)]
    }
}

/// The way back to bands that hold: the step that breaks least, again and again (Minton and others,
/// "Minimizing conflicts", 1992).
extension AuditState {
    /// Takes up to so many steps until every band holds; says whether they all do.
    mutating func repair(
        _ steps: Int, for target: AuditTarget?, up: Bool, _ random: inout WalkRandom
    ) -> Bool {
        for _ in 0..<steps {
            guard violation > 0 else { return true }
            guard let slot = someBroken(&random) else { return violation == 0 }
            guard mend(slot, for: target, up: up, &random) else { return false }
        }
        return violation == 0
    }

    /// Of some steps by which the count comes nearer to its band, takes the one that breaks least.
    private mutating func mend(
        _ slot: Int, for target: AuditTarget?, up: Bool, _ random: inout WalkRandom
    ) -> Bool {
        let (view, release, cell) = model.owner(of: slot)
        let isHigh = counts[slot] > upper[slot]
        let table = model.views[view].table
        let candidates = candidates(&random) { state, person in
            state.isIn(person, view, release, cell) == isHigh
                && state.canCount(person, view, release)
        }
        var best: (person: Int, cell: Int?, cost: Int)?
        for person in candidates where isIn(person, view, release, cell) == isHigh {
            let goal = someCell(of: view, cell, inside: !isHigh, &random)
            let cost = cost(of: person, in: table, to: goal, target, up: up, &random)
            if cost < best?.cost ?? .max { best = (person, goal, cost) }
        }
        guard let best else { return false }
        move(best.person, in: table, to: best.cell, &random)
        return true
    }

    private mutating func cost(
        of person: Int, in table: Int, to cell: Int?, _ target: AuditTarget?, up: Bool,
        _ random: inout WalkRandom
    ) -> Int {
        let mark = mark
        let before = target.map { isCounted(person, $0) }
        move(person, in: table, to: cell, &random)
        defer { rollBack(to: mark) }
        guard let target, let before else { return violation }
        let after = isCounted(person, target)
        // What was won must not be given away again.
        let isLost = before != after && after != up
        return violation + (isLost ? 8 : 0)
    }

    private func isIn(_ person: Int, _ view: Int, _ release: Int, _ cell: Int) -> Bool {
        let layout = model.views[view]
        let place = place(of: person, in: layout.table)
        return place.mask >> UInt64(release) & 1 != 0 && layout.map[place.cell] == cell
    }

    private func canCount(_ person: Int, _ view: Int, _ release: Int) -> Bool {
        let base = model.tables[model.views[view].table].base
        return masks[person * baseCount + base] >> UInt64(release) & 1 != 0
    }

    private func someCell(
        of view: Int, _ cell: Int, inside: Bool, _ random: inout WalkRandom
    ) -> Int? {
        let map = model.views[view].map
        let cells = map.indices.filter { (map[$0] == cell) == inside }
        let hasFilter = model.tables[model.views[view].table].filter != nil
        // Whoever answers the filter otherwise leaves the cell as well.
        guard !cells.isEmpty, inside || !hasFilter || random.below(4) > 0 else { return nil }
        return cells[random.below(cells.count)]
    }

    /// Up to sixteen people who fit, some of them from all, and some from different pasts.
    private func candidates(
        _ random: inout WalkRandom, where fits: (AuditState, Int) -> Bool
    ) -> [Int] {
        var found: [Int] = []
        Self.scan(people, from: random.below(people.count)) { person in
            if fits(self, person) { found.append(person) }
            return found.count < 6
        }
        let start = random.below(classes.count)
        for offset in classes.indices where found.count < 16 {
            let place = start + offset
            let people = classes[place < classes.count ? place : place - classes.count]
            Self.scan(people, from: random.below(people.count)) { person in
                guard fits(self, person) else { return true }
                found.append(person)
                return false
            }
        }
        return found
    }

    private static func scan(_ people: [Int], from start: Int, _ visit: (Int) -> Bool) {
        for offset in people.indices {
            let place = start + offset
            guard visit(people[place < people.count ? place : place - people.count]) else { return }
        }
    }
}

extension AuditState {
    /// Moves a person into a cell of a table; into none, out of those who fit its filter.
    private mutating func move(
        _ person: Int, in table: Int, to cell: Int?, _ random: inout WalkRandom
    ) {
        let layout = model.tables[table]
        if let cell {
            for (question, stride) in zip(layout.questions, layout.strides) {
                let size = model.plan.questions[question].categories.count
                _ = change(person, question, to: cell / stride % size, &random)
            }
        }
        guard let filter = layout.filter else { return }
        let fits = layout.filterSet >> UInt64(answer(person, filter.question)) & 1 != 0
        let isWanted = (cell != nil) == (layout.kind != .complement)
        guard fits != isWanted else { return }
        let size = model.plan.questions[filter.question].categories.count
        let others = (0..<size).filter { (layout.filterSet >> UInt64($0) & 1 != 0) == !fits }
        guard !others.isEmpty else { return }
        _ = change(person, filter.question, to: others[random.below(others.count)], &random)
    }
}

extension AuditModel {
    /// Whose count stands at a place.
    func owner(of slot: Int) -> (view: Int, release: Int, cell: Int) {
        var (low, high) = (0, views.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if views[middle].first <= slot { low = middle } else { high = middle - 1 }
        }
        let offset = slot - views[low].first
        return (low, offset / views[low].cells, offset % views[low].cells)
    }
}
