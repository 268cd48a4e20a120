package import FormModel
import Values

/// What a plan would show of so many people: releases of made-up answers.
package struct ReleaseTrial: Sendable {
    /// How much of a plan a release shows.
    package struct Yield: Hashable, Sendable {
        /// How many tables the plan has.
        package fileprivate(set) var tables = 0
        /// How many are shown as planned.
        package fileprivate(set) var asPlanned = 0
        /// How many are as planned but for a number that is left open.
        package fileprivate(set) var open = 0
        /// How many have merged answers or wider ranges.
        package fileprivate(set) var coarser = 0
        fileprivate var widths = 0
        fileprivate var cells = 0

        /// How many are not shown.
        package var omitted: Int { tables - asPlanned - open - coarser }
        /// How many numbers a range of a cell holds on average; nil when there is no cell.
        package var meanWidth: Double? { cells == 0 ? nil : Double(widths) / Double(cells) }
        /// False when no release could be made at all.
        package var isThere: Bool { cells > 0 }
    }

    /// What the first release shows, and the third after people have joined and left.
    package private(set) var first = Yield()
    package private(set) var third = Yield()

    /// Between two releases one in ten comes in, and one in forty leaves.
    private static let (joining, leaving) = (10, 40)
    private static let daysBetween = 90

    /// Makes three releases of so many people whose answers `seed` decides.
    package init(_ plan: ReleasePlan, of form: Form, people: Int, seed: UInt64) {
        var community = TrialCommunity(plan, of: form, people: people, seed: seed)
        var day = Day(number: 20_000)
        first.add(community.release(on: day), plan)
        for _ in 0..<2 {
            community.change(
                joining: max(1, people / Self.joining), leaving: max(1, people / Self.leaving))
            day = Day(number: day.number + Self.daysBetween)
            third = Yield()
            third.add(community.release(on: day) ?? community.last, plan)
        }
    }

    /// Adds up what two trials show.
    package mutating func add(_ other: ReleaseTrial) {
        first.add(other.first)
        third.add(other.third)
    }
}

extension ReleaseTrial.Yield {
    fileprivate mutating func add(_ release: Release?, _ plan: ReleasePlan) {
        tables += plan.tables.count
        guard let release else { return }
        for table in release.tables {
            add(table, isAsPlanned: table.isAsPlanned(in: release.coarsening))
        }
    }

    private mutating func add(_ table: ReleasedTable, isAsPlanned: Bool) {
        let bands = table.cells.compactMap(\.self)
        cells += bands.count
        widths += bands.reduce(0) { $0 + $1.upper - $1.lower + 1 }
        guard isAsPlanned else {
            coarser += 1
            return
        }
        if bands.count < table.cells.count { open += 1 } else { asPlanned += 1 }
    }

    fileprivate mutating func add(_ other: Self) {
        open += other.open
        (tables, asPlanned) = (tables + other.tables, asPlanned + other.asPlanned)
        (coarser, cells) = (coarser + other.coarser, cells + other.cells)
        widths += other.widths
    }
}

/// Made-up people who join and leave between releases.
private struct TrialCommunity {
    private let plan: ReleasePlan
    private var people: MadeUpPeople
    private var present: [Respondent] = []
    private var history = ReleaseHistory()
    private var random: WalkRandom
    private let randomness: Randomness

    init(_ plan: ReleasePlan, of form: Form, people count: Int, seed: UInt64) {
        self.plan = plan
        people = MadeUpPeople(plan, of: form, seed: seed)
        random = WalkRandom(seed: ~seed)
        randomness = .repeatable(seed: seed)
        join(count)
    }

    var last: Release? { history.releases.last }

    private mutating func join(_ count: Int) {
        for _ in 0..<count {
            present.append(
                Respondent(
                    number: 0, categories: people.next(), participation: .newcomer))
        }
    }

    mutating func change(joining: Int, leaving: Int) {
        for _ in 0..<min(leaving, present.count) {
            history.add(leaver: present.remove(at: random.below(present.count)).participation)
        }
        join(joining)
    }

    /// The next release; nil when there is none.
    mutating func release(on day: Day) -> Release? {
        let result = Releasing.make(
            plan, history, present, on: day, randomness)
        guard case .success(let made) = result else { return nil }
        present = zip(present, made.participations).map {
            Respondent(number: 0, categories: $0.categories, participation: $1)
        }
        history.add(made.release)
        return made.release
    }
}
