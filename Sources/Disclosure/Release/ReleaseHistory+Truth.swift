extension ReleaseHistory {
    /// The true counts behind a release that was made before, as planned; nil when they cannot be known
    /// any more, because somebody whom it counted has left or changed an answer.
    ///
    /// `respondents` are all whose answers may be counted now.
    package func trueCounts(
        of release: Int, _ plan: ReleasePlan, _ respondents: [Respondent]
    ) -> ReleaseAuditDocument.TrueCounts? {
        precondition(releases.indices.contains(release), "The release was made.")
        let bit: UInt64 = 1 << UInt64(release)
        let isGone = leavers.contains { $0.counted.contains { $0 & bit != 0 } }
        guard !isGone else { return nil }
        return releases[release].tables.reduce(into: [:]) { counts, released in
            let table = plan.tables[released.table]
            let people = respondents.filter { person in
                plan.counts(table, person) && person.counted(in: plan.base(of: table)) & bit != 0
            }
            counts[released.table] = plan.counts(table, people)
        }
    }
}

extension Respondent {
    fileprivate func counted(in base: Int) -> UInt64 { participation.counted(in: base) }
}

extension ReleasePlan {
    /// Says whether the person fits the filter of a table.
    fileprivate func counts(_ table: PlannedTable, _ person: Respondent) -> Bool {
        guard let filter = table.filter else { return true }
        return filter.categories.contains(Int(person.categories[filter.question]))
    }

    /// How many of some people fall into each cell of a table, as planned.
    fileprivate func counts(_ table: PlannedTable, _ people: [Respondent]) -> [Int] {
        let sizes = table.questions.map { questions[$0].categories.count }
        return people.reduce(into: Array(repeating: 0, count: sizes.reduce(1, *))) {
            counts, person in
            let cell = zip(table.questions, sizes).reduce(0) { cell, dimension in
                cell * dimension.1 + Int(person.categories[dimension.0])
            }
            counts[cell] += 1
        }
    }
}
