import FormModel
import Testing
import Values

@testable import Disclosure

/// What is said of releases that were made, and the document for auditors.
@Suite struct ReleaseReviewTests {
    /// The first community with a two-way table and a filter of which three releases are made.
    private func grown() throws -> Community {
        let plan = try SamplePlan.plan(
            [3, 2, 4], pairs: [(0, 1)], filtered: [(question: 2, by: 1)])
        let communities = (1...50).lazy.map { grown(plan, seed: UInt64($0)) }
        return try #require(communities.first { $0.made.count == 3 })
    }

    private func grown(_ plan: ReleasePlan, seed: UInt64) -> Community {
        var community = Community(plan, people: 300, SeededGenerator(seed))
        community.release()
        community.join(15)
        community.release()
        community.leave(3)
        community.join(12)
        community.release()
        return community
    }

    private func respondents(_ community: Community) -> [Respondent] {
        community.members.map {
            Respondent(
                number: $0.name, categories: $0.categories, participation: $0.participation)
        }
    }

    private func truth(_ community: Community) -> [ReleaseAuditDocument.TrueCounts?] {
        community.history.releases.indices.map {
            community.history.trueCounts(of: $0, community.plan, respondents(community))
        }
    }

    @Test("true counts are known again while everybody is there, and unknown when one has left")
    func truth() throws {
        let community = try grown()
        // Three left before the last release; whom the first ones counted is not there any more.
        #expect(truth(community)[0] == nil && truth(community)[1] == nil)
        #expect(truth(community)[2] == community.made[2].trueCounts)
    }

    @Test("releases are counted and compared with the true counts")
    func review() throws {
        let community = try grown()
        let releases = community.history.releases
        let review = ReleaseReview(community.plan, releases, truth: truth(community))
        #expect(review.findings.isEmpty && review.releases == 3 && review.unknown == 2)
        #expect(review.tables == releases.reduce(0) { $0 + $1.tables.count })
        #expect(review.tables + review.missing == 3 * community.plan.tables.count)
        #expect(review.compared > 0 && review.small < review.counts)
    }

    @Test("a range that does not hold the true count is found")
    func untrue() throws {
        let community = try grown()
        var truth = truth(community)
        let table = try #require(community.history.releases[2].tables.first?.table)
        let name = community.plan.name(of: community.plan.tables[table])
        truth[2]?[table]?[0] += 30
        let review = ReleaseReview(community.plan, community.history.releases, truth: truth)
        #expect(review.findings.count == 1)
        #expect(review.findings[0].hasSuffix("does not hold the true count: \(name)"))
    }

    // MARK: - The document

    @Test("the document says of each table what was published, and nothing else")
    func document() throws {
        let community = try grown()
        let (plan, releases) = (community.plan, community.history.releases)
        let document = ReleaseAuditDocument(plan, releases).json
        #expect(document["threshold"]?.number == 11 && document["presence"]?.text == "any")
        #expect(
            document["questions"]?.members?.mapValues { $0.list?.count } == [
                "q1": 3, "q2": 2, "q3": 4,
            ])
        let named = try #require(document["releases"]?.list)
        #expect(named[0].members == ["name": .string("1")])
        #expect(named[2]["left"]?.number == releases[2].left)
        #expect(named[2]["joined"]?.number == releases[2].joined)
        let tables = try #require(document["tables"]?.list)
        #expect(tables.count == releases.reduce(0) { $0 + $1.tables.count })
        for (table, released) in zip(tables, releases.flatMap(\.tables)) {
            try expectSame(table, released, plan)
        }
    }

    private func expectSame(
        _ json: JSONValue, _ table: ReleasedTable, _ plan: ReleasePlan
    ) throws {
        let planned = plan.tables[table.table]
        #expect(json["name"]?.text == plan.name(of: planned))
        #expect(json["dims"]?.list?.count == planned.questions.count)
        #expect(json["dims"]?.list?.allSatisfy { $0["complete"] == .bool(true) } == true)
        let filter = planned.filter == nil ? nil : JSONValue.object(["q2": .string("c0")])
        #expect(json["filter"] == filter)
        let cells = try #require(json["cells"]?.list)
        #expect(cells.map { $0["value"] } == table.cells.map { $0?.json ?? .null })
        #expect(cells.allSatisfy { $0["true"] == nil })
        let margins = try #require(json["margins"]?.list)
        let sums = table.margins.joined().map { $0?.json ?? .null }
        #expect(margins.map { $0["value"] } == sums + [table.total?.json ?? .null])
        #expect(margins.last?["at"]?.list?.allSatisfy { $0 == .string("*") } == true)
    }

    @Test("true counts stand in it where they are known, and each lies in its range")
    func trueCounts() throws {
        let community = try grown()
        let document = ReleaseAuditDocument(
            community.plan, community.history.releases,
            trueCounts: truth(community).map { $0 ?? [:] }
        ).json
        for table in try #require(document["tables"]?.list) {
            let isKnown = table["release"]?.text == "3"
            for cell in (table["cells"]?.list ?? []) + (table["margins"]?.list ?? []) {
                let count = cell["true"]?.number
                #expect((count != nil) == isKnown)
                guard let count, let band = cell["value"].flatMap(Band.init) else { continue }
                #expect(band.contains(count))
            }
        }
    }

    @Test("a merged category is a list of its codes")
    func merged() throws {
        let plan = try SamplePlan.plan([4])
        let table = ReleasedTable(
            table: 0, groups: [[[0], [1, 2], [3]]],
            cells: [12, 30, 5].map { Band(holding: $0, width: 5, threshold: 11) }, margins: [],
            total: nil)
        var coarsening = Coarsening(plan)
        coarsening.bases = [0]
        let release = Release(
            ReleaseContent(
                number: 0, day: Day(number: 20_000), joined: 0, left: 0, tables: [table],
                coarsening: coarsening, thinFilters: []), plan: plan)
        let document = ReleaseAuditDocument(plan, [release], trueCounts: [[0: [12, 18, 12, 5]]])
        let printed = try #require(document.json["tables"]?.list?.first)
        let at = printed["cells"]?.list?.map { $0["at"] }
        #expect(
            at == [
                .array([.string("c0")]), .array([.array([.string("c1"), .string("c2")])]),
                .array([.string("c3")]),
            ])
        #expect(printed["cells"]?.list?[1]["true"]?.number == 30)
        #expect(printed["margins"]?.list?[0]["value"] == .null)
        #expect(printed["margins"]?.list?[0]["true"]?.number == 47)
    }
}

extension JSONValue {
    /// The member of an object.
    fileprivate subscript(name: String) -> JSONValue? { members?[name] }
}
