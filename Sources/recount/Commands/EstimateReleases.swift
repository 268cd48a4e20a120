import ArgumentParser
import Disclosure
import FormModel
import Service

/// `recount release cost`: how much a plan shows of how many people.
struct EstimateReleases: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "Tell how much of a plan can be shown of how many people.",
        discussion: """
            Makes releases of made-up answers, of which some are frequent and some rare by chance: \
            a first one, and a third after one in ten has come in and one in forty left before each. \
            No real answer is read. Of a plan with many tables or many people this takes minutes.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    @Option(help: ArgumentHelp("A plan to try, in place of the one in force.", valueName: "file"))
    var plan: String?

    @Option(
        help: ArgumentHelp(
            "How many people, with commas between several numbers.", valueName: "numbers"))
    var people = "100,300,1000"

    @Option(help: "Which made-up answers; the same seed gives the same ones.")
    var seed: UInt64 = 1

    @Option(help: "How many trials for each number of people.")
    var trials = 3

    func validate() throws {
        guard sizes.count == people.split(separator: ",", omittingEmptySubsequences: false).count
        else { throw ValidationError("--people takes numbers from 1 to 20000, like 100,300") }
        guard (1...100).contains(trials) else {
            throw ValidationError("--trials is from 1 to 100")
        }
    }

    private var sizes: [Int] {
        people.split(separator: ",").compactMap { Int($0) }.filter { (1...20_000).contains($0) }
    }

    func run() throws {
        let store = try open(try settings()).store
        let plans = try plans(of: survey, in: store)
        guard let planned = try chosen(plans) else {
            throw ReleaseFault.nothingToCount(plans.name)
        }
        let tables = planned.plan.tables.count
        let times = trials == 1 ? "1 trial" : "\(trials) trials"
        print("\(plans.name): \(tables) tables, \(times), seed \(seed)")
        print("  people  release  as planned  one open  coarser  not shown  range of a number")
        for size in sizes {
            let trial = trial(planned, people: size)
            print(line(size, "first", trial.first))
            print(line(size, "third", trial.third))
        }
    }

    private func chosen(_ plans: ReleasePlans) throws -> ReleasePlans.Planned? {
        if let plan {
            return try plans.read(OperatorFault.contents(of: plan), fileName: plan).get()
        }
        return try plans.inForce() ?? plans.usual
    }

    private func trial(_ planned: ReleasePlans.Planned, people: Int) -> ReleaseTrial {
        let seeds = (1..<UInt64(trials)).map { seed &+ $0 }
        var all = ReleaseTrial(planned.plan, of: planned.form, people: people, seed: seed)
        for seed in seeds {
            all.add(ReleaseTrial(planned.plan, of: planned.form, people: people, seed: seed))
        }
        return all
    }

    private func line(_ people: Int, _ name: String, _ yield: ReleaseTrial.Yield) -> String {
        func share(_ count: Int) -> String {
            "\((count * 100 + yield.tables / 2) / yield.tables) %"
        }
        let width = yield.meanWidth.map { "\(($0 * 10).rounded() / 10)" } ?? "-"
        let figures = [
            (String(people), 8), (name, 9), (share(yield.asPlanned), 12), (share(yield.open), 10),
            (share(yield.coarser), 9),
            (share(yield.omitted), 11), (width, 19),
        ]
        return figures.map { text, columns in
            String(repeating: " ", count: max(1, columns - text.count)) + text
        }.joined()
    }
}
