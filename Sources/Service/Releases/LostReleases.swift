import Consent
import Disclosure
import Store
import Values

/// Looks for releases that the ledger attests and the database lacks: somebody put an older one back.
struct LostReleases {
    private static let page = 1_000
    private static let beginning = Array(#"{"e":"ReleaseMade","#.utf8)

    private let store: any ReadingStore

    init(_ store: any ReadingStore) { self.store = store }

    /// Throws when a release is lost that the plan would have to take into account: one of the day on
    /// which it was put in force last, or of a later one. A leaf does not name its form.
    func check(before plan: ReleasePlan) throws {
        let since = try beginning(of: plan)
        let kept = Set(
            try store.forms().flatMap { try store.releases(of: $0.name) }
                .map(\.digest.hexadecimal))
        var position = 0
        while true {
            let leaves = try store.ledgerLeaves(from: position, limit: Self.page)
            for statement in leaves.filter(Self.isRelease).compactMap(LeafStatement.init)
            where statement.day >= since && !kept.contains(statement.digest ?? "") {
                throw ReleaseFault.lostRelease(plan.form, day: statement.day)
            }
            position += leaves.count
            guard leaves.count == Self.page else { return }
        }
    }

    private static func isRelease(_ leaf: LedgerLeaf) -> Bool {
        leaf.bytes.starts(with: beginning)
    }

    /// The day on which a plan was put in force last; its first day where nobody wrote that down.
    private func beginning(of plan: ReleasePlan) throws -> Day {
        let actions = try store.actions(limit: .max).filter { stored in
            stored.action.kind == .releasePlanned
                && stored.action.facts["plan"] == plan.digest.hexadecimal
        }
        if let last = actions.last { return last.happenedAt.day }
        return try store.releasePlan(named: plan.digest)?.madeOn ?? Day(number: 0)
    }
}
