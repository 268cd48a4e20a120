import Foundation
import Testing
import Values

@testable import Disclosure

/// G2 to G6 over communities by chance.
@Suite struct GuaranteeTests {
    @Test("what is promised holds for communities by chance")
    func guarantees() throws {
        var (releases, refusals) = (0, 0)
        for seed in 1...UInt64(RandomCommunity.cases(60)) {
            let community = try RandomCommunity.grown(seed: seed)
            leavesOverOpen(community, seed)
            try holdsCounts(community, seed)
            populationsAreApart(community, seed)
            leaversHide(community, seed)
            try isReproducible(community, seed)
            releases += community.made.count
            refusals += community.refusals.count
        }
        #expect(releases > refusals)
    }

    @Test("how many people a filter leaves over stays open")
    func fewLeftOver() throws {
        let plan = try SamplePlan.plan([2, 4, 2], filtered: [(question: 1, by: 2)])
        for (over, seed) in (0...16).flatMap({ over in (1...3).map { (over, UInt64($0)) } }) {
            var generator = SeededGenerator(seed)
            let respondents = (0..<104).map { number in
                // Nearly all answer alike, so that the numbers of those left over are open one by one.
                let answer: UInt8 = Int.random(in: 0..<12, using: &generator) == 0 ? 1 : 3
                return Respondent(
                    number: number, categories: [0, answer, number < over ? 1 : 0],
                    participation: .newcomer)
            }
            let made = try Releasing.make(
                plan, ReleaseHistory(), respondents, on: Day(number: 20_000), generator.randomness
            ).get()
            let counted = made.participations.count { $0.counted(in: 0) & 1 != 0 }
            leavesOverOpen(made.release, plan, people: counted, "\(over) left over")
        }
    }

    private func leavesOverOpen(_ community: Community, _ seed: UInt64) {
        for (number, made) in community.made.enumerated() {
            leavesOverOpen(
                made.release, community.plan, people: community.counted[number][0].count,
                "seed \(seed), release \(number)")
        }
    }

    /// G1: where a filter may leave fewer than eleven over, six numbers of them are possible, also to whoever
    /// knows how many people the release counts.
    private func leavesOverOpen(
        _ release: Release, _ plan: ReleasePlan, people: Int, _ place: String
    ) {
        for table in release.tables where plan.tables[table.table].filter != nil {
            guard let total = table.total else { continue }
            let least = max(0, people - total.upper)
            #expect(least >= 11 || people - total.lower - least >= 5, "\(place)")
        }
    }

    /// G4: every published band holds the true count of the released population.
    private func holdsCounts(_ community: Community, _ seed: UInt64) throws {
        for (number, made) in community.made.enumerated() {
            for table in made.release.tables {
                let planned = community.plan.tables[table.table]
                let base = community.plan.base(of: planned)
                let people = community.everybody.filter { member in
                    community.counted[number][base].contains(member.name)
                        && planned.filter.map {
                            $0.categories.contains(Int(member.categories[$0.question]))
                        } ?? true
                }
                #expect(table.total?.contains(people.count) ?? true, "seed \(seed)")
                for (cell, band) in table.cells.enumerated() {
                    let count = people.count { isIn($0, cell, table, planned) }
                    #expect(
                        band?.contains(count) ?? true,
                        "seed \(seed), \(table.table), cell \(cell)")
                }
                holdsMargins(table, planned, people, seed)
            }
        }
    }

    private func isIn(
        _ member: Community.Member, _ cell: Int, _ table: ReleasedTable, _ planned: PlannedTable
    ) -> Bool {
        let columns = table.groups.count == 2 ? table.groups[1].count : 1
        let places = table.groups.count == 2 ? [cell / columns, cell % columns] : [cell]
        return planned.questions.indices.allSatisfy { dimension in
            table.groups[dimension][places[dimension]].contains(
                Int(member.categories[planned.questions[dimension]]))
        }
    }

    private func holdsMargins(
        _ table: ReleasedTable, _ planned: PlannedTable, _ people: [Community.Member],
        _ seed: UInt64
    ) {
        for (dimension, bands) in table.margins.enumerated() {
            for (group, band) in zip(table.groups[dimension], bands) {
                let count = people.count {
                    group.contains(Int($0.categories[planned.questions[dimension]]))
                }
                #expect(band?.contains(count) ?? true, "seed \(seed)")
            }
        }
    }

    /// G2: weighted sums of released populations, by small weights, touch nobody or eleven people.
    private func populationsAreApart(_ community: Community, _ seed: UInt64) {
        let names = community.everybody
        for base in 0..<community.plan.baseCount {
            let filter = base == 0 ? nil : community.plan.filters[base - 1]
            var pasts: [[Int]: Int] = [:]
            for member in names {
                let fits =
                    filter.map {
                        $0.categories.contains(Int(member.categories[$0.question]))
                    } ?? true
                guard fits else { continue }
                let past = community.counted.map { $0[base].contains(member.name) ? 1 : 0 }
                pasts[past, default: 0] += 1
            }
            for weights in Self.weights(community.counted.count) {
                let touched = pasts.reduce(0) { sum, past in
                    zip(past.key, weights).reduce(0) { $0 + $1.0 * $1.1 } == 0
                        ? sum : sum + past.value
                }
                #expect(
                    touched == 0 || touched >= 11, "seed \(seed), base \(base), \(weights)")
            }
        }
    }

    /// All weights from -1 to 1, and some from -3 to 3 for few releases.
    private static func weights(_ count: Int) -> [[Int]] {
        let range = count <= 3 ? -3...3 : -1...1
        return (0..<count).reduce([[]]) { weights, _ in
            weights.flatMap { weight in range.map { weight + [$0] } }
        }
    }

    /// G3: whoever left vanished together with eleven others at least that chance left out.
    private func leaversHide(_ community: Community, _ seed: UInt64) {
        for number in community.counted.indices.dropFirst() {
            let (before, now) = (community.counted[number - 1][0], community.counted[number][0])
            let gone = before.subtracting(now)
            let left = gone.intersection(community.leavers[number])
            let release = community.made[number].release
            #expect(release.left == gone.count, "seed \(seed)")
            #expect(release.joined == now.subtracting(before).count, "seed \(seed)")
            #expect(gone.count - left.count >= 11, "seed \(seed)")
        }
    }

    /// G5: the same history and chance give the same bytes, and bytes give the release again.
    private func isReproducible(_ community: Community, _ seed: UInt64) throws {
        for made in community.made {
            let again = try #require(
                Release(frozen: made.release.bytes, plan: community.plan), "seed \(seed)")
            #expect(again.bytes == made.release.bytes)
            #expect(again.tables == made.release.tables)
            #expect(again.coarsening == made.release.coarsening)
        }
    }
}
