import ArgumentParser
import Disclosure
import Service
import Store

/// `recount release list`: what was published of a survey.
struct ListReleases: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was published of a survey, and when.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    func run() throws {
        let store = try open(try settings()).store
        let plans = try plans(of: survey, in: store)
        let releases = try store.releases(of: plans.name)
        guard !releases.isEmpty else { throw ReleaseFault.noRelease(plans.name) }
        let inForce = try plans.inForce()?.plan.digest
        for stored in releases { print(try line(stored, plans, isEarlier: stored.plan != inForce)) }
    }

    private func line(
        _ stored: StoredRelease, _ plans: ReleasePlans, isEarlier: Bool
    ) throws -> String {
        let plan = try plans.plan(of: stored).plan
        let release = try stored.read(plan)
        let changes =
            release.number > 0 ? "  \(release.left) left, \(release.joined) came in" : ""
        return
            "\(stored.serial)  \(stored.day)  \(release.tables.count) of \(plan.tables.count) tables"
            + changes + (isEarlier ? "  (by an earlier plan)" : "")
    }
}
