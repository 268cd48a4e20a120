/// What the witnesses so far have shown to be possible.
extension AuditState {
    /// Begins to look, at a witness.
    mutating func beginSeeing() {
        precondition(violation == 0, "Only a witness of what was published shows what is possible.")
        seen = AuditRanges(counts: counts, pairs: pairs)
        for view in model.views.indices { seeAll(view) }
    }

    private mutating func seeAll(_ view: Int) {
        let cells = model.views[view].cells
        for release in 0..<model.releases {
            for cell in 0..<cells {
                see(view, release, cell)
                for other in 0..<model.releases where other != release {
                    see(view, from: release, to: other, cell)
                }
            }
        }
    }

    mutating func see(_ change: Change) {
        if model.tables[change.table].kind == .total, change.maskBefore != change.maskAfter {
            // Whoever comes or goes changes what is left beside each cell.
            let base = model.tables[change.table].base
            for view in model.views.indices where model.tables[model.views[view].table].base == base
            { seeAll(view) }
        }
        for view in model.viewsOf[change.table] {
            let layout = model.views[view]
            let (from, to) = (layout.map[change.before], layout.map[change.after])
            guard from != to || change.maskBefore != change.maskAfter else { continue }
            see(view, change.maskBefore, from)
            see(view, change.maskAfter, to)
        }
    }

    private mutating func see(_ view: Int, _ mask: UInt64, _ cell: Int) {
        let all = model.releases >= 64 ? UInt64.max : (1 << UInt64(model.releases)) - 1
        var inside = mask
        while inside != 0 {
            let release = inside.trailingZeroBitCount
            see(view, release, cell)
            var outside = all & ~mask
            while outside != 0 {
                see(view, from: release, to: outside.trailingZeroBitCount, cell)
                outside &= outside - 1
            }
            inside &= inside - 1
        }
    }

    private mutating func see(_ view: Int, _ release: Int, _ cell: Int) {
        let slot = model.slot(view, release: release, cell: cell)
        seen.single.see(counts[slot], at: slot)
        guard let total = total(of: view, release) else { return }
        seen.rest.see(total - counts[slot], at: slot)
    }

    private mutating func see(_ view: Int, from release: Int, to other: Int, _ cell: Int) {
        let slot = model.slot(view, from: release, to: other, cell: cell)
        seen.pair.see(pairs[slot], at: slot)
    }

    /// How many people of its base a release counts; nil for what a filter leaves over.
    func total(of view: Int, _ release: Int) -> Int32? {
        let table = model.tables[model.views[view].table]
        guard table.kind != .complement else { return nil }
        return counts[model.slot(model.totals[table.base], release: release, cell: 0)]
    }
}
