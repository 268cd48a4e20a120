import Values

/// Whom a release counts: those who come in, and who is left out at random.
struct Population {
    let plan: ReleasePlan
    /// The number of the release.
    let release: Int
    /// All who are there, in the caller's order, with their marks after the release.
    private(set) var people: [Respondent]
    private(set) var participations: [Participation]
    /// The people that the release is about, by position; others wait for more newcomers.
    private(set) var present: [Int]
    /// For each base the last release that counted somebody there.
    private let last: [Int?]

    private var bit: UInt64 { 1 << UInt64(release) }

    /// Nil when too few people are there.
    init?(
        plan: ReleasePlan, history: ReleaseHistory, respondents: [Respondent],
        _ random: inout RandomWords
    ) {
        (self.plan, release) = (plan, history.releases.count)
        people = respondents
        let waiting = respondents.indices.filter { !respondents[$0].participation.hasJoined }
        let comeIn = waiting.count >= plan.parameters.threshold
        last = (0..<plan.baseCount).map { base in
            respondents.map { $0.participation.counted(in: base) }.max().flatMap(Self.highest)
        }
        participations = respondents.map { Self.participation($0, plan, joins: comeIn) }
        present = respondents.indices.filter { [participations] in participations[$0].hasJoined }
        guard present.count >= plan.parameters.base else { return nil }
        guard drawShield(&random) else { return nil }
        for base in plan.filters.indices.map({ $0 + 1 }) { drawHoldOuts(base, &random) }
    }

    private static func participation(
        _ respondent: Respondent, _ plan: ReleasePlan, joins: Bool
    ) -> Participation {
        guard !respondent.participation.hasJoined, joins else { return respondent.participation }
        let none = Array(repeating: UInt64(0), count: plan.baseCount)
        return Participation(counted: none, shielded: none)
    }

    /// Whether the release counts the person in a base, whatever they answered.
    func isCounted(_ person: Int, in base: Int) -> Bool {
        participations[person].counted(in: base) & bit != 0
    }
}

// MARK: - The shield

extension Population {
    private static func highest(_ releases: UInt64) -> Int? {
        releases == 0 ? nil : UInt64.bitWidth - 1 - releases.leadingZeroBitCount
    }

    /// The people who fit the filter of a base.
    private func fitting(_ base: Int) -> Set<Int> {
        let filter = plan.filters[base - 1]
        return Set(
            present.filter {
                filter.categories.contains(Int(people[$0].categories[filter.question]))
            })
    }

    /// Whether the shield holds the person.
    private func isOut(_ person: Int) -> Bool {
        participations[person].shielded(in: 0) & bit != 0
    }

    private mutating func mark(_ person: Int, _ base: Int, isOut: Bool) {
        if isOut {
            participations[person].shielded[base] |= bit
        } else {
            participations[person].counted[base] |= bit
        }
    }

    /// Draws people to leave out of everything; false when too few are left.
    private mutating func drawShield(_ random: inout RandomWords) -> Bool {
        let size = plan.parameters.shieldSize(of: present.count)
        let order = order(0, &random)
        guard let out = out(of: Set(present), 0, size: size, already: [], order) else {
            return false
        }
        for person in present { mark(person, 0, isOut: out.contains(person)) }
        return true
    }

    /// Draws more people for a filter. Nobody is marked where too few are left, so that the filter
    /// is left out.
    private mutating func drawHoldOuts(_ base: Int, _ random: inout RandomWords) {
        let fitting = fitting(base)
        let size = plan.parameters.shieldSize(of: fitting.count)
        let order = order(base, &random)
        let shield = Set(present.filter(isOut))
        guard let out = out(of: fitting, base, size: size, already: shield, order) else { return }
        for person in present { mark(person, base, isOut: out.contains(person)) }
    }

    /// The people in the order in which they are left out: those who never were, then those whose
    /// turn is longest ago, and chance decides among equals.
    private func order(_ base: Int, _ random: inout RandomWords) -> [Int] {
        present.shuffled(using: &random).sorted { turn($0, base) < turn($1, base) }
    }

    /// The last release, counted from 1, that left the person out; 0 for none.
    private func turn(_ person: Int, _ base: Int) -> Int {
        Self.highest(people[person].participation.shielded(in: base)).map { $0 + 1 } ?? 0
    }

    /// Goes through the order until enough of a group vanish and the group is far enough from all
    /// that was counted before; whoever stands before that place is out, whether of the group or
    /// not. Nil when that would leave too few.
    private func out(
        of group: Set<Int>, _ base: Int, size: Int, already: Set<Int>, _ order: [Int]
    ) -> Set<Int>? {
        let mayReturn = mayReturn(group, base)
        var out = already.union(present.filter { staysOut($0, base, mayReturn) })
        var vanished = out.intersection(group).count { vanishes($0, base) }
        for person in order where !out.contains(person) {
            if vanished >= size, isApart(group, base, out) { break }
            out.insert(person)
            if group.contains(person), vanishes(person, base) { vanished += 1 }
        }
        let left = group.subtracting(out).count
        let isEnough = left >= plan.parameters.leastCounted && vanished >= size
        return isEnough && isApart(group, base, out) ? out : nil
    }

    /// Says whether leaving the person out makes them vanish: the release before counted them, or
    /// there was none.
    private func vanishes(_ person: Int, _ base: Int) -> Bool {
        guard let last = last[base] else { return true }
        return people[person].participation.counted(in: base) >> UInt64(last) & 1 != 0
    }

    /// Says whether the release before left the person out.
    private func wasOut(_ person: Int, _ base: Int) -> Bool {
        guard let last = last[base] else { return false }
        return people[person].participation.shielded(in: base) >> UInt64(last) & 1 != 0
    }

    /// Says whether enough of those who were left out before come back together.
    private func mayReturn(_ group: Set<Int>, _ base: Int) -> Bool {
        guard !plan.parameters.isStrict else { return false }
        return group.count { wasOut($0, base) } >= plan.parameters.threshold
    }

    private func staysOut(_ person: Int, _ base: Int, _ mayReturn: Bool) -> Bool {
        plan.parameters.isStrict ? turn(person, base) > 0 : !mayReturn && wasOut(person, base)
    }
}

// MARK: - The distance of populations

extension Population {
    /// Says whether every weighted sum of this population with earlier ones is zero or touches as
    /// many people as the threshold.
    ///
    /// People with one past have one weight in earlier populations. If some of them are counted now
    /// and some are not, the sum cannot be zero for both; so it touches the fewer of them at least,
    /// and of those without a past all who are counted. Whoever left is not counted now, and can
    /// only add to that.
    private func isApart(_ group: Set<Int>, _ base: Int, _ out: Set<Int>) -> Bool {
        guard last[base] != nil else { return true }
        var pasts: [UInt64: (counted: Int, not: Int)] = [:]
        for person in group {
            let past = people[person].participation.counted(in: base)
            let isOut = out.contains(person)
            pasts[past, default: (0, 0)].counted += isOut ? 0 : 1
            pasts[past, default: (0, 0)].not += isOut ? 1 : 0
        }
        let touched = pasts.reduce(0) { sum, past in
            sum + (past.key == 0 ? past.value.counted : min(past.value.counted, past.value.not))
        }
        return touched >= plan.parameters.threshold
    }
}
