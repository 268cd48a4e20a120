import ArgumentParser
import Disclosure
import Export
import Service
import Store
import Values

/// `recount release make`: publishes the next release of the plan in force.
struct MakeRelease: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Publish the next results by the plan in force.",
        discussion: """
            Counts those whose consent to taking part stands, leaves some out at random, and merges \
            or leaves out what would say too much together with all that was published before. What \
            is published once is never changed.

            Ends with 1 where nothing can be published now; the last release stands then.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    @Flag(help: "Only tell what would be published; another try picks other people at random.")
    var dryRun = false

    func run() throws {
        let instance = try open(try settings())
        let plans = try plans(of: survey, in: instance.store)
        guard let making = try ReleaseMaking(plans, in: instance) else {
            throw ReleaseFault.noPlan(plans.name)
        }
        let responses = try instance.store.form(named: plans.name)?.responses ?? 0
        var done = 0
        let outcome = try making.make(onTrial: dryRun) { count in
            done += count
            ProgressLine.report(
                WorkProgress(
                    what: "responses read", done: done, all: max(done, responses), step: count))
        }
        for line in lines(try outcome.get(), plans.name) { print(line) }
    }

    private func lines(_ outcome: ReleaseMaking.Outcome, _ name: FormName) -> [String] {
        let made = outcome.made
        let tables = made.release.tables.count
        let shown = tables == 1 ? "1 table" : "\(tables) tables"
        let left =
            outcome.withoutConsent > 0
            ? ["\(outcome.withoutConsent) responses are not counted: their consent does not stand"]
            : []
        let notes = made.explanation.map { "- \($0)" }
        let first = outcome.kept.map { "published release \($0.serial) of ‘\(name)’: \(shown)" }
        let last = outcome.kept.map {
            "it is handed out at /api/v1/results/\(name)/\($0.serial), as leaf \($0.leaf) attests"
        }
        return [first ?? "a release of ‘\(name)’ would have \(shown)"] + left + notes
            + [last ?? "nothing was published; run it without --dry-run"]
    }
}
