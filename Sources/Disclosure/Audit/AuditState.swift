/// People with answers that would have led to everything that was published: the audit's witness.
///
/// It starts from the people there are, with made-up answers for those who left, and is changed in
/// steps that are kept only if each published band holds afterwards.
struct AuditState {
    let model: AuditModel
    /// The answers of all people, one person after the other.
    private(set) var answers: [UInt8]
    /// For each person and base the releases that count the person.
    let masks: [UInt64]
    /// The people of each past, by their masks.
    let classes: [[Int]]
    /// The people in an order that has nothing to do with their pasts.
    let people: [Int]

    private(set) var counts: [Int32]
    private(set) var pairs: [Int32]
    /// The band of each count; without limits where nothing is published.
    private(set) var lower: [Int32]
    private(set) var upper: [Int32]

    /// For each table and release whether something of it is published.
    private var shown: [Bool]

    /// By how much bands are broken in all.
    private(set) var violation = 0
    /// Places of counts that broke their band since it was last looked.
    private(set) var broken: [Int] = []
    private var changes: [Change] = []
    private var undo: [Undo] = []

    /// The least and greatest values that were seen.
    var seen: AuditRanges

    /// How many people each release counts in a base and another does not, whatever they answered.
    let pairSizes: [Int32]

    static let unlimited: Int32 = 1 << 24

    struct Change {
        let table, before, after: Int
        let maskBefore, maskAfter: UInt64
    }

    private struct Undo {
        let place: Int
        let answer: UInt8
    }

    var questionCount: Int { model.plan.questions.count }
    var baseCount: Int { model.plan.baseCount }

    init(_ model: AuditModel, answers: [UInt8], masks: [UInt64], people: [Int]) {
        (self.model, self.answers, self.masks) = (model, answers, masks)
        self.people = people
        let bases = model.plan.baseCount
        classes = Dictionary(grouping: people) { person in
            Array(masks[person * bases..<(person + 1) * bases])
        }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        pairSizes = Self.pairSizes(masks, people, model)
        counts = Array(repeating: 0, count: model.slots.single)
        pairs = Array(repeating: 0, count: model.slots.pair)
        lower = counts
        upper = Array(repeating: Self.unlimited, count: counts.count)
        shown = Array(repeating: false, count: model.tables.count * model.releases)
        seen = AuditRanges()
        count()
    }

    private static func pairSizes(
        _ masks: [UInt64], _ people: [Int], _ model: AuditModel
    ) -> [Int32] {
        let (bases, releases) = (model.plan.baseCount, model.releases)
        var sizes = Array(repeating: Int32(0), count: bases * releases * releases)
        for person in people {
            for base in 0..<bases {
                let mask = masks[person * bases + base]
                for from in 0..<releases where mask >> UInt64(from) & 1 != 0 {
                    for to in 0..<releases where mask >> UInt64(to) & 1 == 0 {
                        sizes[(base * releases + from) * releases + to] += 1
                    }
                }
            }
        }
        return sizes
    }

    private mutating func count() {
        for person in people {
            for table in model.tables.indices {
                let (cell, mask) = place(of: person, in: table)
                let change = Change(
                    table: table, before: cell, after: cell, maskBefore: 0, maskAfter: mask)
                adjust(change)
                adjustPairs(change)
            }
        }
    }
}

// MARK: - Where people count

extension AuditState {
    func answer(_ person: Int, _ question: Int) -> Int {
        Int(answers[person * questionCount + question])
    }

    /// The cell of a table that a person falls into, and the releases that count the person there.
    func place(of person: Int, in table: Int) -> (cell: Int, mask: UInt64) {
        let layout = model.tables[table]
        var cell = 0
        for dimension in layout.questions.indices {
            cell += answer(person, layout.questions[dimension]) * layout.strides[dimension]
        }
        return (cell, mask(of: person, in: layout))
    }

    private func mask(of person: Int, in table: AuditTable) -> UInt64 {
        let whole = masks[person * baseCount]
        guard let filter = table.filter else { return whole }
        let fits = table.filterSet >> UInt64(answer(person, filter.question)) & 1 != 0
        let part = fits ? masks[person * baseCount + table.base] : 0
        switch table.kind {
        case .counted, .total: return part
        case .complement: return whole & ~part
        }
    }
}

// MARK: - Bands

extension AuditState {
    /// Makes a count keep to a band, and to what it has to keep to already.
    mutating func narrow(_ slot: Int, to band: Band) {
        lower[slot] = max(lower[slot], Int32(band.lower))
        upper[slot] = min(upper[slot], Int32(band.upper))
    }

    /// Says whether a release shows a table, or the tables that this one follows from.
    func isShown(_ table: Int, _ release: Int) -> Bool { shown[table * model.releases + release] }

    /// Notes that a release shows a table, and what follows from it.
    mutating func show(_ table: Int, _ release: Int) {
        shown[table * model.releases + release] = true
        let total = model.views[model.totals[model.tables[table].base]].table
        shown[total * model.releases + release] = true
        for complement in model.complements
        where isShown(complement.whole, release) && isShown(complement.part, release) {
            shown[complement.table * model.releases + release] = true
        }
    }

    /// Forgets the bands of one release.
    mutating func clear(_ release: Int) {
        for table in model.tables.indices { shown[table * model.releases + release] = false }
        for view in model.views {
            for cell in 0..<view.cells {
                let slot = view.first + release * view.cells + cell
                (lower[slot], upper[slot]) = (0, Self.unlimited)
            }
        }
    }

    /// Draws the plainest conclusions from the bands: what sums say of their parts, and parts of
    /// their sums. So what is surely large is known to be.
    mutating func conclude() {
        for _ in 0..<3 {
            concludeFromTotals()
            concludeFromSums()
            concludeFromEquals()
        }
    }

    /// What counts the same people is in the same band.
    private mutating func concludeFromEquals() {
        for release in 0..<model.releases {
            for places in model.same {
                let slots = places.map { model.slot($0.view, release: release, cell: $0.cell) }
                let least = slots.reduce(0) { max($0, lower[$1]) }
                let most = slots.reduce(Self.unlimited) { min($0, upper[$1]) }
                for slot in slots { (lower[slot], upper[slot]) = (least, most) }
            }
        }
    }

    private mutating func concludeFromSums() {
        for sum in model.sums {
            for release in 0..<model.releases {
                for (cell, parts) in sum.cells.enumerated() {
                    let whole = model.slot(sum.whole, release: release, cell: cell)
                    let slots = parts.map { model.slot(sum.parts, release: release, cell: $0) }
                    conclude(whole, slots)
                }
            }
        }
    }

    /// How many people a release counts is known; what is left open in a table of all of them is what
    /// lacks to that.
    private mutating func concludeFromTotals() {
        for release in 0..<model.releases {
            let total = model.slot(model.totals[0], release: release, cell: 0)
            (lower[total], upper[total]) = (counts[total], counts[total])
            for view in model.views.indices {
                let layout = model.views[view]
                let table = model.tables[layout.table]
                guard table.kind == .counted, table.base == 0, isShown(layout.table, release)
                else { continue }
                let first = layout.first + release * layout.cells
                conclude(total, Array(first..<first + layout.cells))
            }
        }
    }

    private mutating func conclude(_ whole: Int, _ parts: [Int]) {
        let least = parts.reduce(0) { $0 + Int(lower[$1]) }
        let most = parts.reduce(0) { $0 + Int(upper[$1]) }
        lower[whole] = max(lower[whole], Int32(least))
        upper[whole] = Int32(min(Int(upper[whole]), most))
        for part in parts {
            let others = most - Int(upper[part])
            upper[part] = min(upper[part], upper[whole])
            lower[part] = max(lower[part], Int32(max(0, Int(lower[whole]) - others)))
        }
    }

    /// Looks at all bands anew.
    mutating func weigh() {
        broken = []
        violation = 0
        for slot in counts.indices {
            let excess = max(0, lower[slot] - counts[slot], counts[slot] - upper[slot])
            guard excess > 0 else { continue }
            violation += Int(excess)
            broken.append(slot)
        }
    }

    func isBroken(_ slot: Int) -> Bool {
        counts[slot] < lower[slot] || counts[slot] > upper[slot]
    }

    /// A count whose band is broken, by chance.
    mutating func someBroken(_ random: inout WalkRandom) -> Int? {
        while !broken.isEmpty {
            let place = random.below(broken.count)
            if isBroken(broken[place]) { return broken[place] }
            broken.swapAt(place, broken.count - 1)
            broken.removeLast()
        }
        return nil
    }

    private mutating func raise(_ slot: Int) {
        let count = counts[slot]
        counts[slot] = count + 1
        if count >= upper[slot] {
            violation += 1
            broken.append(slot)
        } else if count < lower[slot] {
            violation -= 1
        }
    }

    private mutating func reduce(_ slot: Int) {
        let count = counts[slot]
        counts[slot] = count - 1
        if count <= lower[slot] {
            violation += 1
            broken.append(slot)
        } else if count > upper[slot] {
            violation -= 1
        }
    }
}

// MARK: - Steps

extension AuditState {
    /// Changes one answer of a person.
    mutating func set(_ person: Int, _ question: Int, to category: Int) {
        let place = person * questionCount + question
        let old = Int(answers[place])
        guard old != category else { return }
        for use in model.uses[question] {
            let (cell, mask) = self.place(of: person, in: use.table)
            answers[place] = UInt8(category)
            let after = cell + (category - old) * use.stride
            let maskAfter =
                model.tables[use.table].filter?.question == question
                ? self.mask(of: person, in: model.tables[use.table]) : mask
            answers[place] = UInt8(old)
            guard mask | maskAfter != 0 else { continue }
            record(
                Change(
                    table: use.table, before: cell, after: after, maskBefore: mask,
                    maskAfter: maskAfter))
        }
        answers[place] = UInt8(category)
        undo.append(Undo(place: place, answer: UInt8(old)))
    }

    private mutating func record(_ change: Change) {
        changes.append(change)
        adjust(change)
    }

    private mutating func adjust(_ change: Change) {
        for view in model.viewsOf[change.table] {
            let layout = model.views[view]
            let (from, to) = (layout.map[change.before], layout.map[change.after])
            let stays = from == to ? change.maskBefore & change.maskAfter : 0
            var gone = change.maskBefore & ~stays
            while gone != 0 {
                reduce(layout.first + gone.trailingZeroBitCount * layout.cells + from)
                gone &= gone - 1
            }
            var new = change.maskAfter & ~stays
            while new != 0 {
                raise(layout.first + new.trailingZeroBitCount * layout.cells + to)
                new &= new - 1
            }
        }
    }

    /// Where the steps since the last decision began, to go back to a point between them.
    var mark: (changes: Int, undo: Int) { (changes.count, undo.count) }

    /// Takes back all steps behind a mark.
    mutating func rollBack(to mark: (changes: Int, undo: Int) = (0, 0)) {
        while changes.count > mark.changes {
            let change = changes.removeLast()
            adjust(
                Change(
                    table: change.table, before: change.after, after: change.before,
                    maskBefore: change.maskAfter, maskAfter: change.maskBefore))
        }
        while undo.count > mark.undo {
            let step = undo.removeLast()
            answers[step.place] = step.answer
        }
        if violation == 0 { broken.removeAll(keepingCapacity: true) }
    }

    /// Keeps all steps since the last decision, after which each band holds, and sees what is
    /// possible.
    mutating func keep() {
        precondition(violation == 0, "Only a witness of what was published is kept.")
        for change in changes { adjustPairs(change) }
        for change in changes { see(change) }
        changes.removeAll(keepingCapacity: true)
        undo.removeAll(keepingCapacity: true)
        broken.removeAll(keepingCapacity: true)
    }

    /// Keeps all steps on the way to the first witness.
    mutating func keepUnseen() {
        for change in changes { adjustPairs(change) }
        changes.removeAll(keepingCapacity: true)
        undo.removeAll(keepingCapacity: true)
    }

    private mutating func adjustPairs(_ change: Change) {
        for view in model.viewsOf[change.table] {
            let layout = model.views[view]
            let (from, to) = (layout.map[change.before], layout.map[change.after])
            guard from != to || change.maskBefore != change.maskAfter else { continue }
            addPairs(layout, from, change.maskBefore, -1)
            addPairs(layout, to, change.maskAfter, 1)
        }
    }

    private mutating func addPairs(
        _ layout: AuditView, _ cell: Int, _ mask: UInt64, _ number: Int32
    ) {
        let releases = model.releases
        let all = releases >= 64 ? UInt64.max : (1 << UInt64(releases)) - 1
        var inside = mask
        while inside != 0 {
            let row = layout.firstPair + inside.trailingZeroBitCount * releases * layout.cells
            var outside = all & ~mask
            while outside != 0 {
                pairs[row + outside.trailingZeroBitCount * layout.cells + cell] += number
                outside &= outside - 1
            }
            inside &= inside - 1
        }
    }
}
