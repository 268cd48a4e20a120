import Testing
import Values

@testable import Disclosure

/// Releases as anybody reads them from published bytes, without the form.
@Suite struct FrozenReleaseTests {
    @Test func `what is read is what was released, table by table`() throws {
        let communities = try (1...12).map { try RandomCommunity.grown(seed: $0, most: 200) }
        let releases = communities.flatMap { community in
            community.made.map { (community.plan, $0.release) }
        }
        #expect(releases.count >= 10)
        for (plan, release) in releases {
            let frozen = try #require(
                FrozenRelease(frozen: release.bytes, plan: plan.canonicalJSON))
            #expect(frozen.formDigest == plan.formDigest)
            #expect(frozen.threshold == 11 && frozen.band == 5)
            #expect(frozen.tables.count == plan.tables.count)
            for (place, table) in frozen.tables.enumerated() {
                expectSame(table, release, place, plan)
            }
        }
    }

    private func expectSame(
        _ table: FrozenTable, _ release: Release, _ place: Int, _ plan: ReleasePlan
    ) {
        let planned = plan.tables[place]
        #expect(table.questions == planned.questions.map { plan.questions[$0].name })
        #expect((table.filter == nil) == (planned.filter == nil))
        switch table.content {
        case .shown(let counts):
            let released = release.table(place)
            #expect(counts.cells == released?.cells)
            #expect(counts.margins == released?.margins)
            #expect(counts.total == released?.total)
            #expect(counts.isWide == release.coarsening.wideCells.contains(place))
        case .omitted:
            #expect(release.table(place) == nil)
            #expect(release.coarsening.omitted.contains(place))
        case .tooFewPeople:
            #expect(release.table(place) == nil)
            #expect(release.thinFilters.contains(plan.base(of: planned)))
        }
    }

    /// A release of three tables, of which the filtered one is not shown.
    private func release(_ plan: ReleasePlan, omitted: Set<Int>) -> Release {
        var coarsening = Coarsening(plan)
        coarsening.omitted = omitted
        let bands = [Band(lower: 0, upper: 10), Band(lower: 76, upper: 80)]
        let tables = [0, 1].map { place in
            ReleasedTable(
                table: place, groups: [[[0], [1]]], cells: bands, margins: [],
                total: Band(lower: 81, upper: place == 0 ? 90 : 85))
        }
        let content = ReleaseContent(
            number: 0, day: Day(number: 20_000), joined: 0, left: 0, tables: tables,
            coarsening: coarsening, thinFilters: [1])
        return Release(content, plan: plan)
    }

    @Test func `a filter of too few people is told from a table that is omitted`() throws {
        let plan = try SamplePlan.plan([2, 2], filtered: [(question: 0, by: 1)])
        for omitted in [[], [2]] as [Set<Int>] {
            let release = release(plan, omitted: omitted)
            let frozen = try #require(
                FrozenRelease(frozen: release.bytes, plan: plan.canonicalJSON))
            #expect(frozen.tables[2].filter == .init(question: "q2", categories: ["c0"]))
            switch frozen.tables[2].content {
            case .shown: Issue.record("a table that is not there is shown")
            case .omitted: #expect(omitted == [2])
            case .tooFewPeople: #expect(omitted == [])
            }
            #expect(frozen.people == Band(lower: 81, upper: 85))
        }
    }

    @Test func `bytes of another plan, or of nothing, are no release`() throws {
        let plan = try SamplePlan.plan([2, 2], filtered: [(question: 0, by: 1)])
        let bytes = release(plan, omitted: []).bytes
        let other = try SamplePlan.plan([2])
        #expect(FrozenRelease(frozen: bytes, plan: plan.canonicalJSON) != nil)
        #expect(FrozenRelease(frozen: bytes, plan: other.canonicalJSON) == nil)
        #expect(FrozenRelease(frozen: bytes, plan: Array("{}".utf8)) == nil)
        #expect(FrozenRelease(frozen: Array("{}".utf8), plan: plan.canonicalJSON) == nil)
    }
}
