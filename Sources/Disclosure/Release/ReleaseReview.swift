/// What all releases of a plan amount to, counted and looked at once more.
package struct ReleaseReview: Sendable {
    package let releases: Int
    /// Tables of all releases, and how many of them are shown less exactly than planned.
    package private(set) var tables = 0
    package private(set) var coarser = 0
    /// Planned tables that a release does not show.
    package private(set) var missing = 0
    /// Published counts, and how many of them say only that they are small.
    package private(set) var counts = 0
    package private(set) var small = 0
    /// Counts that were compared with the true ones, and releases whose true ones are not known any more.
    package private(set) var compared = 0
    package private(set) var unknown = 0
    /// What is not as it has to be, in words; empty when all is.
    package private(set) var findings: [String] = []

    /// Looks through the releases of a plan; `truth` has the true counts of each that are still known.
    package init(
        _ plan: ReleasePlan, _ releases: [Release],
        truth: [ReleaseAuditDocument.TrueCounts?]
    ) {
        self.releases = releases.count
        for (place, release) in releases.enumerated() {
            missing += plan.tables.count - release.tables.count
            check(release, after: place > 0 ? releases[place - 1] : nil, plan)
            for table in release.tables { count(table, release) }
            guard let counts = truth[place] else {
                unknown += 1
                continue
            }
            for table in release.tables { compare(table, release, counts[table.table], plan) }
        }
    }

    /// Once less exact, a table stays so; and whoever left is one of many that vanished.
    private mutating func check(_ release: Release, after last: Release?, _ plan: ReleasePlan) {
        guard let last else { return }
        let (before, now) = (last.coarsening, release.coarsening)
        let isCoarser =
            now.bases.isSuperset(of: before.bases)
            && zip(now.hidden, before.hidden).allSatisfy { $0.isSuperset(of: $1) }
            && now.wideCells.isSuperset(of: before.wideCells)
            && now.omitted.isSuperset(of: before.omitted)
            && zip(now.merges.joined(), before.merges.joined()).allSatisfy { $0 >= $1 }
        if !isCoarser { note(release, "shows something more exactly than the one before") }
        if release.left > 0, release.left < plan.parameters.shield {
            note(release, "lets fewer vanish than the shield (\(release.left))")
        }
        if release.left == 0, release.joined > 0, release.joined < plan.parameters.threshold {
            note(release, "takes in fewer newcomers than come in together (\(release.joined))")
        }
    }

    private mutating func note(_ release: Release, _ words: String) {
        findings.append("release \(release.number + 1) \(words)")
    }

    private mutating func count(_ table: ReleasedTable, _ release: Release) {
        let bands = (table.cells + table.margins.joined() + [table.total]).compactMap(\.self)
        tables += 1
        counts += bands.count
        small += bands.count(where: \.isSmall)
        if !table.isAsPlanned(in: release.coarsening) { coarser += 1 }
    }

    /// Compares each band with the count that it was made of.
    private mutating func compare(
        _ table: ReleasedTable, _ release: Release, _ counts: [Int]?, _ plan: ReleasePlan
    ) {
        guard let counts else { return }
        let sums = CellSums(counts, of: plan.tables[table.table], plan)
        let sizes = table.groups.map(\.count)
        var isTrue = table.total.map { $0.contains(counts.reduce(0, +)) } ?? true
        for (place, band) in table.cells.enumerated() {
            let groups = sizes.count == 2 ? [place / sizes[1], place % sizes[1]] : [place]
            isTrue = isTrue && (band?.contains(sums.sum(table, groups)) ?? true)
        }
        for (dimension, bands) in table.margins.enumerated() {
            for (place, band) in bands.enumerated() {
                let groups = dimension == 0 ? [place, nil] : [nil, place]
                isTrue = isTrue && (band?.contains(sums.sum(table, groups)) ?? true)
            }
        }
        compared += (table.cells + table.margins.joined() + [table.total]).count { $0 != nil }
        if !isTrue { note(release, "has a range that does not hold the true count: \(sums.name)") }
    }
}

extension ReleasedTable {
    /// True where no answers are merged and no range is wider than planned; a number may be left open.
    func isAsPlanned(in coarsening: Coarsening) -> Bool {
        !coarsening.wideCells.contains(table)
            && groups.allSatisfy { $0.allSatisfy { $0.count == 1 } }
    }
}

/// The true counts of a table as planned, to be added up as the table is read.
struct CellSums {
    let name: String
    private let counts: [Int]
    private let sizes: [Int]

    init(_ counts: [Int], of table: PlannedTable, _ plan: ReleasePlan) {
        (self.counts, name) = (counts, plan.name(of: table))
        sizes = table.questions.map { plan.questions[$0].categories.count }
    }

    /// The sum of a cell or margin of a released table; a group of nil is all categories.
    func sum(_ table: ReleasedTable, _ groups: [Int?]) -> Int {
        counts.indices.reduce(0) { sum, cell in
            let categories = sizes.count == 2 ? [cell / sizes[1], cell % sizes[1]] : [cell]
            let isIn = groups.indices.allSatisfy { dimension in
                guard let group = groups[dimension] else { return true }
                return table.groups[dimension][group].contains(categories[dimension])
            }
            return sum + (isIn ? counts[cell] : 0)
        }
    }
}
