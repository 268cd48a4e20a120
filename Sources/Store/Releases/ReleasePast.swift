package import Disclosure

/// What is kept of the releases of a plan, and of those who left after them.
package struct ReleasePast: Hashable, Sendable {
    /// The releases of the plan, oldest first.
    package let releases: [StoredRelease]
    /// How many of those who left had been counted by which releases.
    package let leavers: [ReleaseHistory.Leavers]
    /// How many left since the last release.
    package let leftSince: Int

    package init(
        releases: [StoredRelease], leavers: [ReleaseHistory.Leavers], leftSince: Int
    ) {
        (self.releases, self.leavers, self.leftSince) = (releases, leavers, leftSince)
    }
}
