/// What is remembered of the releases of a plan: what was published, and of people who left how many
/// had which past; no answer and no identity of anybody who left.
package struct ReleaseHistory: Sendable {
    /// The releases in order.
    package private(set) var releases: [Release]
    /// How many of those who left have been in which releases.
    package private(set) var leavers: [Leavers]
    /// How many left since the last release.
    package private(set) var leftSince: Int

    /// People with one past who left.
    package struct Leavers: Hashable, Sendable {
        /// The releases that counted them: for everybody, then for each filter.
        package let counted: [UInt64]
        package let count: Int

        package init(counted: [UInt64], count: Int) {
            (self.counted, self.count) = (counted, count)
        }
    }

    /// A history as it was kept; the releases are in order and of one plan.
    package init(releases: [Release] = [], leavers: [Leavers] = [], leftSince: Int = 0) {
        precondition(
            releases.map(\.number) == Array(releases.indices), "No release is left out.")
        precondition(Set(releases.map(\.plan)).count <= 1, "Releases have one plan.")
        (self.releases, self.leavers, self.leftSince) = (releases, leavers, leftSince)
    }

    /// Adds somebody who withdrew, was erased or changed an answer; whoever was in no release yet
    /// leaves no trace.
    package mutating func add(leaver past: Participation) {
        guard past.hasJoined else { return }
        leftSince += 1
        guard past.counted.contains(where: { $0 != 0 }) else { return }
        let place = leavers.firstIndex { $0.counted == past.counted }
        let before = place.map { leavers.remove(at: $0).count } ?? 0
        leavers.append(Leavers(counted: past.counted, count: before + 1))
        // In an order that does not tell when who left.
        leavers.sort { $0.counted.lexicographicallyPrecedes($1.counted) }
    }

    /// Adds a release that was made with this history.
    package mutating func add(_ release: Release) {
        precondition(release.number == releases.count, "No release is left out.")
        precondition(
            releases.allSatisfy { $0.plan == release.plan }, "Releases have one plan.")
        releases.append(release)
        leftSince = 0
    }

    /// What is shown less exactly so far.
    func coarsening(_ plan: ReleasePlan) -> Coarsening {
        releases.last?.coarsening ?? Coarsening(plan)
    }
}
