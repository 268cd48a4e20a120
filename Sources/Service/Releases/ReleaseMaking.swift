import Consent
package import Disclosure
package import Store
import Values

/// Makes the next release of the plan in force, and keeps it in one step with its leaf.
package struct ReleaseMaking: Sendable {
    private let instance: Instance
    private let plans: ReleasePlans
    private let planned: ReleasePlans.Planned

    /// So often people may answer or leave meanwhile.
    private static let tries = 3

    /// What a release came to.
    package struct Outcome: Sendable {
        package let made: Releasing.Made
        /// The release as it is kept; nil when it was made on trial.
        package let kept: StoredRelease?
        /// How many people could be counted, and how many could not for want of a consent.
        package let people: Int
        package let withoutConsent: Int
    }

    /// Nil when no plan is in force.
    package init?(_ plans: ReleasePlans, in instance: Instance) throws {
        guard let planned = try plans.inForce() else { return nil }
        (self.instance, self.plans, self.planned) = (instance, plans, planned)
    }

    /// Makes a release of today, or says why the last one stands. On trial nothing is kept.
    package func make(
        onTrial: Bool, progress: (Int) -> Void = { _ in }
    ) throws -> Result<Outcome, ReleaseRefusal> {
        try LostReleases(instance.store).check(before: planned.plan)
        // Whose consent ran out today is not to be counted, whether or not a server has ended it.
        _ = try ConsentExpiry(instance).expire()
        for _ in 0..<Self.tries {
            let past = try instance.store.releasePast(of: planned.plan.digest)
            let scan = try RespondentScan(for: planned, in: instance, progress)
            switch Releasing.make(
                planned.plan, try past.history(planned.plan), scan.respondents,
                on: instance.clock.now.day, instance.randomness)
            {
            case .failure(let refusal): return .failure(refusal)
            case .success(let made):
                let kept = onTrial ? nil : try keep(made, past, scan)
                if onTrial || kept != nil { return .success(outcome(made, kept, scan)) }
            }
        }
        throw ReleaseFault.restless
    }

    private func outcome(
        _ made: Releasing.Made, _ kept: StoredRelease?, _ scan: RespondentScan
    ) -> Outcome {
        Outcome(
            made: made, kept: kept, people: scan.respondents.count,
            withoutConsent: scan.withoutConsent)
    }

    /// Nil when somebody answered or left meanwhile.
    private func keep(
        _ made: Releasing.Made, _ past: ReleasePast, _ scan: RespondentScan
    ) throws -> StoredRelease? {
        let marks = scan.respondents.indices.map { place in
            NewRelease.Mark(
                record: scan.respondents[place].number, revision: scan.revisions[place],
                participation: made.participations[place])
        }
        let release = made.release
        return try instance.store.keep(
            NewRelease(
                form: plans.name, plan: planned.plan.digest, number: past.releases.count,
                leftSince: past.leftSince, day: release.day, bytes: release.bytes, marks: marks),
            for: OperatorAction(
                .releaseMade,
                [
                    "form": plans.name.text, "plan": planned.plan.digest.hexadecimal,
                    "sha256": release.digest.hexadecimal,
                ]))
    }
}

extension ReleasePast {
    /// What the next release goes on from.
    package func history(_ plan: ReleasePlan) throws(ReleaseFault) -> ReleaseHistory {
        var read: [Release] = []
        for release in releases { read.append(try release.read(plan)) }
        return ReleaseHistory(releases: read, leavers: leavers, leftSince: leftSince)
    }
}
