package import Disclosure
import FormModel
import Store
import Values

/// Everybody whose answers a release may count at this moment.
package struct RespondentScan: Sendable {
    /// The people, in the order of their arrival.
    package private(set) var respondents: [Respondent] = []
    /// The revision of the answers that were read, for each of them.
    package private(set) var revisions: [Int] = []
    /// How many responses are not counted, because their consent does not stand.
    package private(set) var withoutConsent = 0

    /// Reads all responses to `planned`'s form, of whatever version, in one pass.
    package init(
        for planned: ReleasePlans.Planned, in instance: Instance,
        _ progress: (Int) -> Void = { _ in }
    ) throws {
        let plan = planned.plan
        let scan = try RecordScan(of: plan.form, in: instance, needing: \.primaryPurposes)
        let sorters = scan.versions.map { version in
            AnswerSorter(plan, madeFor: planned.form, answersTo: version)
        }
        let store = instance.store
        try scan.forEachBatch { batch in
            let records = batch.records
            guard let first = records.first, let last = records.last else {
                return People(leftOut: batch.leftOut)
            }
            let pasts = try store.participations(
                in: plan.digest, ofRecords: first.number...last.number)
            let respondents = try records.map { record in
                let sorter = sorters[record.version]
                return Respondent(
                    number: record.number,
                    categories: try sorter.categories(
                        ofCanonicalAnswers: record.canonicalAnswers),
                    participation: pasts[record.number] ?? .newcomer)
            }
            return People(
                respondents: respondents, revisions: records.map(\.revision),
                leftOut: batch.leftOut)
        } take: { people in
            respondents += people.respondents
            revisions += people.revisions
            withoutConsent += people.leftOut
            progress(people.respondents.count + people.leftOut)
        }
    }

    private struct People {
        var respondents: [Respondent] = []
        var revisions: [Int] = []
        let leftOut: Int
    }
}

extension Form {
    /// The purposes without which nobody takes part: those of the consents that have to be given, or
    /// the first purpose where there is none; empty for a form that asks for no consent.
    var primaryPurposes: Set<PurposeIdentifier> {
        let needed = items.compactMap { item -> PurposeIdentifier? in
            guard case .consent(let consent) = item.kind, case .always = item.requirement else {
                return nil
            }
            return consent.purpose
        }
        return Set(needed.isEmpty ? Array(purposes.prefix(1).map(\.identifier)) : needed)
    }
}
