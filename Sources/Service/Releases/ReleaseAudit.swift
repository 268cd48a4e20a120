import Consent
package import Disclosure
import Store
import Values

/// Looks at all releases of the plan in force once more, for the operator and for auditors.
package struct ReleaseAudit: Sendable {
    private let planned: ReleasePlans.Planned
    private let releases: [Release]
    /// The true counts of each release; nil where they cannot be known any more.
    private let truth: [ReleaseAuditDocument.TrueCounts?]
    /// Releases whose leaf in the ledger does not name their bytes, by their serial numbers.
    private let unattested: [Int]

    /// Nil when no plan is in force.
    package init?(_ plans: ReleasePlans, in instance: Instance) throws {
        guard let planned = try plans.inForce() else { return nil }
        let past = try instance.store.releasePast(of: planned.plan.digest)
        let history = try past.history(planned.plan)
        // Nobody is read where nothing was published.
        let people =
            past.releases.isEmpty ? [] : try RespondentScan(for: planned, in: instance).respondents
        self.planned = planned
        releases = history.releases
        truth = releases.indices.map { history.trueCounts(of: $0, planned.plan, people) }
        unattested = try past.releases.filter { release in
            let leaf = try instance.store.ledgerLeaves(from: release.leaf, limit: 1).first
            return leaf != .releaseMade(release.digest, on: release.day)
                || Digest(of: release.bytes) != release.digest
        }.map(\.serial)
    }

    /// What the releases amount to.
    package var review: ReleaseReview { ReleaseReview(planned.plan, releases, truth: truth) }

    /// Everything that is not as it has to be, in words.
    package var findings: [String] {
        unattested.map { "release \($0) is not what its leaf in the ledger attests" }
            + review.findings
    }

    /// All releases as one document for an auditor who has nothing else; with the true counts of those
    /// of which they are known still, for the operator alone.
    package func document(withTrueCounts isTrue: Bool) -> ReleaseAuditDocument {
        ReleaseAuditDocument(
            planned.plan, releases, trueCounts: isTrue ? truth.map { $0 ?? [:] } : [])
    }

    /// The numbers of the releases whose true counts cannot be known any more.
    package var unknown: [Int] { truth.indices.filter { truth[$0] == nil }.map { $0 + 1 } }
}
