/// Looks whether everything that was published and one more release leave each small count open.
///
/// A count is open when witnesses were found in which it is far apart: each is a proof. What may be
/// small is judged by published bands, never by the true count.
struct Auditor {
    private(set) var state: AuditState
    private var random: WalkRandom

    /// The values that have to be possible lie so far apart.
    static let span: Int32 = 5

    private static let rounds = 24
    /// So few counts are searched for one by one.
    private static let few = 16
    private static let tries = 10
    /// A push can be lost again on the way back to a witness, so that there is no natural end.
    private static let pushes = 40

    init(_ state: AuditState, seed: UInt64) {
        (self.state, random) = (state, WalkRandom(seed: seed))
    }

    /// Gives those who left other answers until every band of earlier releases holds; false when no
    /// such answers were found.
    mutating func findWitness() -> Bool {
        state.weigh()
        for _ in 0..<Self.tries {
            if state.repair(4_000, for: nil, up: true, &random) {
                state.keepUnseen()
                state.beginSeeing()
                return true
            }
        }
        return false
    }

    /// Searches, and returns a count that is not open for each table that has one.
    mutating func closed() -> [AuditTarget] {
        var closed = state.closed()
        for _ in 0..<Self.rounds where closed.count > Self.few {
            let before = closed.count
            blow(on: questions(of: closed))
            closed = state.closed()
            // A round that hardly helps is followed by the search for each.
            if closed.count * 10 > before * 9 { break }
        }
        return confirmed(closed)
    }

    /// Of the counts of each table those that stay closed, up to the first: it alone makes the table
    /// coarser.
    private mutating func confirmed(_ closed: [AuditTarget]) -> [AuditTarget] {
        var confirmed: [Int: AuditTarget] = [:]
        for target in closed {
            let table = state.model.views[target.view].table
            if confirmed[table] == nil, !open(target) { confirmed[table] = target }
        }
        return confirmed.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Says whether one of these counts, of tables as planned, is still not open.
    mutating func isStillClosed(_ targets: [AuditTarget]) -> Bool {
        let now = state.closed()
        return targets.contains { target in
            // A view has the number of its table as long as nothing is merged; other numbers may be
            // of a model that is gone.
            guard target.view < state.model.tables.count else { return false }
            return now.contains(where: target.isSame) && !open(target)
        }
    }

    private mutating func blow(on questions: [Int]) {
        let steps = 4 * state.people.count * questions.count
        let wind = AuditState.Wind(state, &random)
        state.walk(steps, on: questions, before: wind, &random)
        state.walk(steps, on: questions, before: wind.turned(), &random)
    }

    private func questions(of targets: [AuditTarget]) -> [Int] {
        let tables = Set(targets.map { state.model.views[$0.view].table })
        let questions = tables.flatMap { table in
            let layout = state.model.tables[table]
            return layout.questions + [layout.filter?.question].compactMap(\.self)
        }
        return Set(questions).sorted()
    }

    /// Searches for one count alone, upwards and then downwards.
    private mutating func open(_ target: AuditTarget) -> Bool {
        for up in [true, false, true, false] {
            for _ in 0..<Self.pushes where !state.isOpen(target) {
                guard state.push(target, up: up, tries: Self.tries, &random) else { break }
            }
            if state.isOpen(target) { return true }
        }
        return false
    }

    /// Takes bands that say less; what was a witness stays one.
    mutating func setBands(_ set: (inout AuditState) -> Void) {
        set(&state)
        state.weigh()
        precondition(state.violation == 0, "Less exact bands hold where the others did.")
    }
}

extension AuditState {
    func isOpen(_ target: AuditTarget) -> Bool { span(target) >= target.span }

    private func span(_ target: AuditTarget) -> Int32 {
        switch target.kind {
        case .single(let release):
            seen.single.span(model.slot(target.view, release: release, cell: target.cell))
        case .rest(let release):
            seen.rest.span(model.slot(target.view, release: release, cell: target.cell))
        case .pair(let release, let other):
            seen.pair.span(
                model.slot(target.view, from: release, to: other, cell: target.cell))
        }
    }

    /// The counts that may be small and of which too few values were seen.
    func closed() -> [AuditTarget] {
        var targets: [AuditTarget] = []
        let totals = leastTotals()
        for view in model.views.indices where isNews(model.views[view].table) {
            let table = model.views[view].table
            for release in 0..<model.releases where isShown(table, release) {
                addClosed(view, release, totals, to: &targets)
                for other in 0..<model.releases where other != release && isShown(table, other) {
                    addClosed(view, from: release, to: other, to: &targets)
                }
            }
        }
        return targets
    }

    /// Says whether the newest release shows anything of the table's component. What was open before
    /// stays so otherwise.
    private func isNews(_ table: Int) -> Bool {
        let component = model.components[table]
        return model.tables.indices.contains {
            model.components[$0] == component && isShown($0, model.releases - 1)
        }
    }

    private func addClosed(
        _ view: Int, _ release: Int, _ totals: [[Int32]], to targets: inout [AuditTarget]
    ) {
        let threshold = Int32(model.plan.parameters.threshold)
        let table = model.tables[model.views[view].table]
        let total = table.kind == .complement ? nil : totals[table.base][release]
        let cells = 0..<model.views[view].cells
        let sum = sum(view, release)
        for cell in cells {
            let slot = model.slot(view, release: release, cell: cell)
            let single = AuditTarget(
                view: view, cell: cell, kind: .single(release), span: Auditor.span)
            let least = table.kind == .total ? total ?? 0 : least(view, release, cell)
            if least < threshold, !isOpen(single) { targets.append(single) }
            guard !table.questions.isEmpty, let total else { continue }
            let rest = AuditTarget(
                view: view, cell: cell, kind: .rest(release), span: Auditor.span)
            let leastRest = max(sum - lower[slot], total - upper[slot])
            if leastRest < threshold, !isOpen(rest) { targets.append(rest) }
        }
    }

    /// What the published bands say that the count is at least.
    private func least(_ view: Int, _ release: Int, _ cell: Int) -> Int32 {
        let slot = model.slot(view, release: release, cell: cell)
        guard model.tables[model.views[view].table].kind == .complement else { return lower[slot] }
        guard let difference = model.differences[view] else { return 0 }
        let whole = model.slot(difference.whole, release: release, cell: cell)
        let part = model.slot(difference.part, release: release, cell: cell)
        return lower[whole] - upper[part]
    }

    /// How many people each base has at least in each release, by all that is published of it.
    private func leastTotals() -> [[Int32]] {
        let none = Array(repeating: Int32(0), count: model.releases)
        var totals = Array(repeating: none, count: model.plan.baseCount)
        for view in model.views.indices {
            let table = model.tables[model.views[view].table]
            guard table.kind != .complement else { continue }
            for release in 0..<model.releases {
                totals[table.base][release] = max(
                    totals[table.base][release], sum(view, release))
            }
        }
        return totals
    }

    /// How many people a view's cells count at least together.
    private func sum(_ view: Int, _ release: Int) -> Int32 {
        (0..<model.views[view].cells).reduce(0) {
            $0 + lower[model.slot(view, release: release, cell: $1)]
        }
    }

    private func addClosed(
        _ view: Int, from release: Int, to other: Int, to targets: inout [AuditTarget]
    ) {
        let table = model.tables[model.views[view].table]
        guard table.kind == .counted || (table.kind == .total && table.base > 0) else { return }
        // How many people come or go is no secret; of fewer than six nothing at all may be known.
        let people = size(table.base, from: release, to: other)
        guard people > 0 else { return }
        let span = min(Auditor.span, people)
        for cell in 0..<model.views[view].cells {
            let target = AuditTarget(
                view: view, cell: cell, kind: .pair(release, other), span: span)
            if !isOpen(target), !isLarge(target, people, release, other) { targets.append(target) }
        }
    }

    /// How many people a release counts in a base and another does not, whatever they answered.
    private func size(_ base: Int, from release: Int, to other: Int) -> Int32 {
        pairSizes[(base * model.releases + release) * model.releases + other]
    }

    /// Says whether the bands alone show that both the count and what is left beside it are large.
    private func isLarge(
        _ target: AuditTarget, _ people: Int32, _ release: Int, _ other: Int
    ) -> Bool {
        let from = model.slot(target.view, release: release, cell: target.cell)
        let to = model.slot(target.view, release: other, cell: target.cell)
        let base = model.tables[model.views[target.view].table].base
        let least = lower[from] - upper[to]
        let most = min(upper[from], upper[from] - lower[to] + size(base, from: other, to: release))
        let threshold = Int32(model.plan.parameters.threshold)
        return base == 0 && least >= threshold && people - most >= threshold
    }
}
