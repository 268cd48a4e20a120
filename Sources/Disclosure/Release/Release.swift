package import Values

/// A release as it is published and kept: nothing in it ever changes.
package struct Release: Sendable {
    /// Counts the releases of a plan, from 0.
    package let number: Int
    /// The day on which it was made.
    package let day: Day
    /// The digest of the plan.
    package let plan: Digest
    /// How many people came into the released population since the release before.
    package let joined: Int
    /// How many left it, with those who were left out at random.
    package let left: Int
    /// The tables that are shown.
    package let tables: [ReleasedTable]
    /// What is shown less exactly, from now on.
    package let coarsening: Coarsening
    /// The filters, by number from 1, that have too few people in this release.
    package let thinFilters: Set<Int>
    /// The release as canonical JSON (RFC 8785), which is what is frozen.
    package let bytes: [UInt8]

    init(_ content: ReleaseContent, plan: ReleasePlan) {
        (number, day, self.plan) = (content.number, content.day, plan.digest)
        (joined, left, tables) = (content.joined, content.left, content.tables)
        (coarsening, thinFilters) = (content.coarsening, content.thinFilters)
        bytes = content.json(plan).canonical
    }

    /// A release that was made and frozen before, or nil when the bytes are none of this plan.
    package init?(frozen bytes: [UInt8], plan: ReleasePlan) {
        guard let content = ReleaseContent(frozen: bytes, plan: plan) else { return nil }
        self.init(content, plan: plan)
        guard self.bytes == bytes else { return nil }
    }

    /// The SHA-256 of ``bytes``.
    package var digest: Digest { Digest(of: bytes) }

    /// The table at a position of the plan, or nil when it is not shown.
    package func table(_ position: Int) -> ReleasedTable? { tables.first { $0.table == position } }
}
