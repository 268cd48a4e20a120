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
    private static let tries = 10

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

    /// Searches, and returns the counts that are not open.
    mutating func closed() -> [AuditTarget] {
        var closed = state.closed()
        for round in 0..<Self.rounds where !closed.isEmpty {
            // A round that does not help is not worth many.
            let before = closed.count
            blow(on: questions(of: closed))
            closed = state.closed()
            if round > 3, closed.count * 20 > before * 19 { break }
        }
        return closed.filter { !open($0) }
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
            while !state.isOpen(target),
                state.push(target, up: up, tries: Self.tries, &random)
            {}
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

    /// Goes on with a state that looks at tables in more ways.
    mutating func goOn(with other: AuditState) {
        let old = state
        state = other
        state.weigh()
        state.beginSeeing()
        state.takeOver(old)
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
        for view in model.views.indices {
            for release in 0..<model.releases {
                addClosed(view, release, to: &targets)
                for other in 0..<model.releases where other != release {
                    addClosed(view, from: release, to: other, to: &targets)
                }
            }
        }
        return targets
    }

    private func addClosed(_ view: Int, _ release: Int, to targets: inout [AuditTarget]) {
        let threshold = Int32(model.plan.parameters.threshold)
        let isTotal = model.tables[model.views[view].table].questions.isEmpty
        let cells = 0..<model.views[view].cells
        let sum = cells.reduce(Int32(0)) {
            $0 + lower[model.slot(view, release: release, cell: $1)]
        }
        for cell in cells {
            let slot = model.slot(view, release: release, cell: cell)
            let single = AuditTarget(
                view: view, cell: cell, kind: .single(release), span: Auditor.span)
            if least(view, release, cell) < threshold, !isOpen(single) { targets.append(single) }
            guard !isTotal, let total = leastTotal(view, release) else { continue }
            let rest = AuditTarget(
                view: view, cell: cell, kind: .rest(release), span: Auditor.span)
            let leastRest = max(sum - lower[slot], total - upper[slot])
            if leastRest < threshold, !isOpen(rest) { targets.append(rest) }
        }
    }

    /// What the published bands say that the count is at least.
    private func least(_ view: Int, _ release: Int, _ cell: Int) -> Int32 {
        let slot = model.slot(view, release: release, cell: cell)
        guard let complement = model.complements.first(where: { $0.view == view }) else {
            return lower[slot]
        }
        let whole = model.slot(complement.whole, release: release, cell: cell)
        let part = model.slot(complement.part, release: release, cell: cell)
        return lower[whole] - upper[part]
    }

    private func leastTotal(_ view: Int, _ release: Int) -> Int32? {
        let table = model.tables[model.views[view].table]
        guard table.kind != .complement else { return nil }
        return lower[model.slot(model.totals[table.base], release: release, cell: 0)]
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
