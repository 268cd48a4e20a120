/// Everything about a plan and its releases that the audit counts, laid out in flat arrays.
struct AuditModel {
    let plan: ReleasePlan
    let releases: Int
    /// The planned tables, then the total of each base, then what filters leave over.
    let tables: [AuditTable]
    let views: [AuditView]
    /// The views of each table.
    let viewsOf: [[Int]]
    /// The tables that each question's answers are counted in.
    let uses: [[AuditUse]]
    /// The view with the total of each base.
    let totals: [Int]
    /// The complement's table and the two views that it is the difference of, by complement.
    let complements: [Complement]
    /// The questions of each group whose answers hang together.
    let linked: [[Int]]
    /// For each table the number of its component: answers to questions of different components
    /// have nothing to do with each other, whatever is published.
    let components: [Int]
    /// How many counts there are, for single releases and for pairs.
    let slots: (single: Int, pair: Int)

    /// Views whose cells are sums of another's.
    let sums: [Sum]
    /// Cells of different views that count the same people.
    let same: [[Place]]
    /// For views of complements those of the whole and of the part that are read in the same way.
    let differences: [Int: Difference]

    struct Place: Hashable {
        let view: Int
        let cell: Int
    }

    struct Difference {
        let whole: Int
        let part: Int
    }

    struct Sum {
        let parts: Int
        let whole: Int
        /// For each cell of the whole the cells that add up to it.
        let cells: [[Int]]
    }

    /// What a filter leaves over of a table, or of all people: the tables by number.
    struct Complement {
        let table: Int
        let whole: Int
        let part: Int
    }

    /// Lays out views for all ways in which tables are read in `groupings`, by table.
    init(_ plan: ReleasePlan, releases: Int, groupings: [[[[[Int]]]]]) {
        (self.plan, self.releases) = (plan, releases)
        let sizes = plan.questions.map(\.categories.count)
        let layout = Self.tables(plan, sizes)
        tables = layout.tables
        var builder = ViewBuilder(tables: layout.tables, releases: releases)
        for table in layout.tables.indices { builder.addPlain(table) }
        for (table, readings) in zip(plan.tables.indices, groupings) {
            for groups in readings { builder.add(table, groups, sizes) }
        }
        // Those of all people have no other reading than the plain one.
        for complement in layout.complements where complement.whole < groupings.count {
            for groups in groupings[complement.whole] + groupings[complement.part] {
                builder.add(complement.table, groups, sizes)
            }
        }
        views = builder.views
        viewsOf = builder.viewsOf
        slots = (builder.single, builder.pair)
        sums = builder.sums
        same = builder.same
        differences = builder.differences(layout.complements)
        totals = (0..<plan.baseCount).map { plan.tables.count + $0 }
        complements = layout.complements
        uses = plan.questions.indices.map { Self.uses(of: $0, in: layout.tables) }
        components = Self.components(layout.tables, plan)
        let groupCount = (plan.links.groups.max() ?? -1) + 1
        linked = (0..<groupCount).map { group in
            plan.questions.indices.filter { plan.links.groups[$0] == group }
        }
    }

    private static func tables(_ plan: ReleasePlan, _ sizes: [Int])
        -> (tables: [AuditTable], complements: [Complement])
    {
        var tables = plan.tables.map { table in
            AuditTable(
                .counted, questions: table.questions, sizes: table.questions.map { sizes[$0] },
                base: plan.base(of: table), filter: table.filter)
        }
        for base in 0..<plan.baseCount {
            tables.append(
                AuditTable(
                    .total, questions: [], sizes: [], base: base,
                    filter: base == 0 ? nil : plan.filters[base - 1]))
        }
        var complements: [Complement] = []
        // How many people a filter leaves over, whatever they answered.
        let total = plan.tables.count
        for base in 1..<plan.baseCount {
            complements.append(Complement(table: tables.count, whole: total, part: total + base))
            tables.append(
                AuditTable(
                    .complement, questions: [], sizes: [], base: base,
                    filter: plan.filters[base - 1]))
        }
        for (part, table) in plan.tables.enumerated() where table.filter != nil {
            let whole = plan.tables.firstIndex {
                $0.filter == nil && $0.questions == table.questions
            }
            guard let whole else { continue }
            complements.append(Complement(table: tables.count, whole: whole, part: part))
            tables.append(
                AuditTable(
                    .complement, questions: table.questions,
                    sizes: table.questions.map { sizes[$0] }, base: plan.base(of: table),
                    filter: table.filter))
        }
        return (tables, complements)
    }

    private static func components(_ tables: [AuditTable], _ plan: ReleasePlan) -> [Int] {
        var owner = Array(plan.questions.indices)
        func join(_ questions: [Int]) {
            let joined = Set(questions.map { owner[$0] })
            guard let least = joined.min() else { return }
            for question in owner.indices where joined.contains(owner[question]) {
                owner[question] = least
            }
        }
        for group in Set(plan.links.groups) {
            join(plan.questions.indices.filter { plan.links.groups[$0] == group })
        }
        for table in tables { join(table.questions + [table.filter?.question].compactMap(\.self)) }
        return tables.map { table in
            (table.questions.first ?? table.filter?.question).map { owner[$0] } ?? -1
        }
    }

    private static func uses(of question: Int, in tables: [AuditTable]) -> [AuditUse] {
        tables.enumerated().compactMap { place, table in
            if let dimension = table.questions.firstIndex(of: question) {
                return AuditUse(table: place, stride: table.strides[dimension])
            }
            return table.filter?.question == question ? AuditUse(table: place, stride: 0) : nil
        }
    }
}

/// Collects the ways in which tables are read; each way once.
private struct ViewBuilder {
    let tables: [AuditTable]
    let releases: Int
    var views: [AuditView] = []
    var viewsOf: [[Int]]
    var single = 0
    var pair = 0

    init(tables: [AuditTable], releases: Int) {
        (self.tables, self.releases) = (tables, releases)
        viewsOf = Array(repeating: [], count: tables.count)
    }

    /// Adds the table as planned, whose view has the table's own number.
    mutating func addPlain(_ table: Int) {
        add(table, map: Array(0..<tables[table].cells), cells: tables[table].cells)
    }

    /// Adds the table with merged categories and, of two questions, its margins.
    mutating func add(_ table: Int, _ groups: [[[Int]]], _ sizes: [Int]) {
        let whole = tables[table].questions.map { [Array(0..<sizes[$0])] }
        add(table, groups)
        guard groups.count == 2 else { return }
        add(table, [groups[0], whole[1]])
        add(table, [whole[0], groups[1]])
    }

    /// For each pair of views of a table, one of which has sums of the other's cells.
    var sums: [AuditModel.Sum] {
        viewsOf.flatMap { places in
            places.flatMap { parts in
                places.compactMap { whole in parts == whole ? nil : sum(of: parts, in: whole) }
            }
        }
    }

    /// Cells that count the people with some answers to one question, where several tables do.
    var same: [[AuditModel.Place]] {
        var places: [Answers: [AuditModel.Place]] = [:]
        for (view, layout) in views.enumerated() where tables[layout.table].kind == .counted {
            for cell in 0..<layout.cells {
                guard let answers = answers(view, cell) else { continue }
                places[answers, default: []].append(AuditModel.Place(view: view, cell: cell))
            }
        }
        return places.values.filter { $0.count > 1 }.sorted { $0[0].view < $1[0].view }
    }

    private struct Answers: Hashable {
        let base: Int
        let question: Int
        let categories: Set<Int>
    }

    /// The answers to one question that a cell counts; nil where it asks for those to two.
    private func answers(_ view: Int, _ cell: Int) -> Answers? {
        let layout = views[view]
        let table = tables[layout.table]
        let cells = layout.map.indices.filter { layout.map[$0] == cell }
        let sizes = table.sizes
        let answered = table.questions.indices.map { dimension in
            Set(cells.map { $0 / table.strides[dimension] % sizes[dimension] })
        }
        let asked = answered.indices.filter { answered[$0].count < sizes[$0] }
        guard asked.count == 1 else { return nil }
        return Answers(
            base: table.base, question: table.questions[asked[0]],
            categories: answered[asked[0]])
    }

    func differences(_ complements: [AuditModel.Complement]) -> [Int: AuditModel.Difference] {
        var differences: [Int: AuditModel.Difference] = [:]
        for complement in complements {
            for view in viewsOf[complement.table] {
                let map = views[view].map
                let whole = viewsOf[complement.whole].first { views[$0].map == map }
                let part = viewsOf[complement.part].first { views[$0].map == map }
                guard let whole, let part else { continue }
                differences[view] = AuditModel.Difference(whole: whole, part: part)
            }
        }
        return differences
    }

    private func sum(of parts: Int, in whole: Int) -> AuditModel.Sum? {
        var owner = Array(repeating: -1, count: views[parts].cells)
        for (part, cell) in zip(views[parts].map, views[whole].map) {
            guard owner[part] == -1 || owner[part] == cell else { return nil }
            owner[part] = cell
        }
        let cells = (0..<views[whole].cells).map { cell in
            owner.indices.filter { owner[$0] == cell }
        }
        return AuditModel.Sum(parts: parts, whole: whole, cells: cells)
    }

    private mutating func add(_ table: Int, _ groups: [[[Int]]]) {
        add(
            table, map: AuditModel.map(groups, of: tables[table]),
            cells: groups.reduce(1) { $0 * $1.count })
    }

    private mutating func add(_ table: Int, map: [Int], cells: Int) {
        guard !viewsOf[table].contains(where: { views[$0].map == map }) else { return }
        viewsOf[table].append(views.count)
        views.append(
            AuditView(table: table, map: map, cells: cells, first: single, firstPair: pair))
        single += releases * cells
        pair += releases * releases * cells
    }
}

extension AuditModel {
    /// For each cell of a table the cell that it belongs to when categories are grouped so.
    static func map(_ groups: [[[Int]]], of table: AuditTable) -> [Int] {
        var map = Array(repeating: 0, count: table.cells)
        for cell in map.indices {
            var place = 0
            for (dimension, groups) in groups.enumerated() {
                let size = groups.reduce(0) { $0 + $1.count }
                let category = cell / table.strides[dimension] % size
                let group = groups.firstIndex { $0.contains(category) } ?? 0
                place = place * groups.count + group
            }
            map[cell] = place
        }
        return map
    }

    /// The view of a table that groups its categories so.
    func view(_ table: Int, _ groups: [[[Int]]]) -> Int? {
        let map = Self.map(groups, of: tables[table])
        return viewsOf[table].first { views[$0].map == map }
    }

    /// The place of a count of one release.
    func slot(_ view: Int, release: Int, cell: Int) -> Int {
        views[view].first + release * views[view].cells + cell
    }

    /// The place of a count of those whom one release counts and another does not.
    func slot(_ view: Int, from release: Int, to other: Int, cell: Int) -> Int {
        views[view].firstPair + (release * releases + other) * views[view].cells + cell
    }
}
