import FormModel
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

@testable import Disclosure

/// Releases of the demonstration's survey as they could be published, of made-up counts: with a filter
/// that has too few people, and answers that are counted together.
struct ReleasedWeights {
    static let path = "/results/\(WeightSurvey.name)"

    let plan: ReleasePlan
    private var number = 0

    /// A plan with tables of a question, of the options of a tick-all question, of two questions, and
    /// of a question for many people and for few.
    init(of form: StoredForm) throws {
        let questions = try [
            Self.question("diagnosis", ["lems", "nmt", "cms", "unsure", "other"], .choices),
            Self.question("change", ["lost", "same", "gained", "both", "skip"], .choices),
            Self.question("tried.texture", ["yes", "no"], .option(0)),
            Self.question("tried.move", ["yes", "no"], .option(1)),
            Self.question("first_signs", ["1920..<1990", "1990..<2010", "2010...2030"], .choices),
        ]
        func filter(_ category: Int) -> PlannedTable.Filter {
            PlannedTable.Filter(question: 0, categories: [category])
        }
        plan = ReleasePlan(
            form: form.name, formDigest: form.digest, parameters: .standard,
            questions: questions,
            tables: questions.indices.map { PlannedTable(questions: [$0], filter: nil) } + [
                PlannedTable(questions: [1, 0], filter: nil),
                PlannedTable(questions: [2], filter: filter(0)),
                PlannedTable(questions: [2], filter: filter(4)),
            ], links: AnswerLinks(independent: questions))
    }

    private static func question(
        _ name: String, _ codes: [String], _ sorting: PlannedQuestion.Sorting
    ) throws -> PlannedQuestion {
        let all = codes + [PlannedQuestion.skipped]
        let item = try #require(ItemIdentifier(name.prefix { $0 != "." }.description))
        return PlannedQuestion(
            name: name, text: name, categories: all, labels: all, sorting: sorting,
            merges: (0..<max(0, all.count - 2)).map { [$0, $0 + 1] }, item: item)
    }

    /// The next release; each counts more people than the one before.
    mutating func next(on day: Day) -> Release {
        var coarsening = Coarsening(plan)
        coarsening.merges = plan.tables.map { $0.questions.map { $0 == 0 ? 1 : 0 } }
        coarsening.wideCells = [5]
        if number > 0 { coarsening.omitted = [4] }
        let tables = plan.tables.indices.filter {
            $0 != 7 && !coarsening.omitted.contains($0)
        }
        let content = ReleaseContent(
            number: number, day: day, joined: number * 14, left: number * 13,
            tables: tables.map { table($0, coarsening) }, coarsening: coarsening,
            thinFilters: [2])
        number += 1
        return Release(content, plan: plan)
    }

    private func table(_ place: Int, _ coarsening: Coarsening) -> ReleasedTable {
        let steps = coarsening.merges[place]
        let groups = zip(plan.tables[place].questions, steps).map { question, steps in
            plan.questions[question].groups(afterMerging: steps)
        }
        let width = coarsening.wideCells.contains(place) ? 10 : 5
        // Counts from nobody to 76.
        let cells = (0..<groups.reduce(1) { $0 * $1.count }).map { cell in
            Band(holding: (cell * 37 + place * 11 + number * 6) % 77, width: width, threshold: 11)
        }
        let margins =
            groups.count < 2 ? [] : groups.map { $0.map { _ in Band(lower: 81, upper: 85) } }
        let people = 226 + number * 25
        return ReleasedTable(
            table: place, groups: groups, cells: cells, margins: margins,
            total: Band(holding: people, width: 5, threshold: 11))
    }
}

extension RecountProcess {
    /// Publishes the next release, and waits until it is served.
    func publish(_ weights: inout ReleasedWeights) throws -> Release {
        let day = Day(number: WallClock.system.now.day.number)
        let release = weights.next(on: day)
        let store = try store().store
        let plan = NewReleasePlan(form: weights.plan.form, bytes: weights.plan.canonicalJSON)
        _ = try store.putInForce(plan, on: day, for: nil)
        let past = try store.releasePast(of: plan.digest)
        let marks = Participation.newcomer
        let kept = try store.keep(
            NewRelease(
                form: plan.form, plan: plan.digest, number: past.releases.count,
                leftSince: past.leftSince, day: day, bytes: release.bytes,
                marks: try store.records(of: plan.form, in: 1...10).map {
                    NewRelease.Mark(
                        record: $0.number, revision: $0.revision, participation: marks)
                }),
            for: OperatorAction(.releaseMade))
        let serial = try #require(kept?.serial)
        let client = client()
        eventually { (try? client.get("\(ReleasedWeights.path)/\(serial)").status) == 200 }
        return release
    }
}
