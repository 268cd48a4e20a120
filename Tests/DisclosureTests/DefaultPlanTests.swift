import FormModel
import Testing

@testable import Disclosure

/// The plan that a form has by default.
@Suite struct DefaultPlanTests {
    @Test("each closed question has a table, by rows and options, and nothing else has one")
    func tables() throws {
        let plan = try #require(ReleasePlan(of: SampleForm.form(SampleForm.kinds)))
        #expect(
            plan.questions.map(\.name) == [
                "sort", "menu", "is_tired", "why.work", "why.sleep", "strength", "advise", "pain",
                "short_line", "weight", "since", "days.walk", "days.read", "load",
            ])
        #expect(plan.tables.map(\.questions) == plan.questions.indices.map { [$0] })
        #expect(plan.tables.allSatisfy { $0.filter == nil })
    }

    /// The answers of a question, without the categories of those who gave none.
    @Test(
        "answers are cut as the form does, or into about five ranges",
        arguments: [
            ("sort", ["red", "green", "blue", "other"]), ("menu", ["0", "1", "2", "3"]),
            ("is_tired", ["yes", "no"]), ("why.work", ["yes", "no"]),
            ("strength", ["1", "2", "3", "4", "5"]), ("advise", ["0..<7", "7..<9", "9...10"]),
            ("pain", ["0..<20", "20..<40", "40..<60", "60..<80", "80...100"]),
            ("short_line", ["0", "1", "2", "3", "4"]),
            ("weight", ["5..<100", "100..<200", "200..<300", "300...350"]),
            (
                "since",
                [
                    "1950..<1960", "1960..<1980", "1980..<2000", "2000..<2010", "2010..<2020",
                    "2020...",
                ]
            ),
            ("days.walk", ["0", "1", "2"]), ("load", ["0..<2", "2..."]),
        ])
    func categories(name: String, codes: [String]) throws {
        let question = try SampleForm.question(name, of: SampleForm.form(SampleForm.kinds))
        #expect(Array(question.categories.prefix(question.answerCount)) == codes)
    }

    @Test("no answer is a category, and so is not being asked where a condition hides the question")
    func others() throws {
        let form = try SampleForm.form(SampleForm.kinds)
        let sort = try SampleForm.question("sort", of: form)
        #expect(Array(sort.categories.suffix(1)) == ["skipped"] && sort.answerCount == 4)
        let why = try SampleForm.question("why.work", of: form)
        #expect(why.categories == ["yes", "no", "skipped", "not-shown"])
        #expect(why.labels == ["Yes", "No", "No answer", "Not asked"])
        #expect(why.text == "Why? – Work")
    }

    @Test("the ends of a scale are explained")
    func labels() throws {
        let strength = try SampleForm.question(
            "strength", of: SampleForm.form(SampleForm.kinds))
        #expect(strength.labels == ["1 (Weak)", "2", "3", "4", "5", "No answer"])
    }

    /// By answers, others and whether they have an order the groups after all steps.
    @Test(
        "neighbours are merged from the ends inward, other answers from the last one on",
        arguments: [
            (5, 2, true, [[5, 6], [0, 1], [3, 4], [1, 2]]), (4, 1, true, [[0, 1], [2, 3]]),
            (4, 1, false, [[2, 3], [1, 2]]), (2, 2, false, [[2, 3]]), (2, 1, true, []),
            (1, 1, false, []),
        ])
    func merging(answers: Int, others: Int, isOrdered: Bool, steps: [[Int]]) {
        #expect(
            MergeOrder.usual(answers: answers, others: others, isOrdered: isOrdered) == steps)
    }

    @Test("after all steps two answers are left, whatever the number", arguments: 2...62)
    func left(count: Int) throws {
        for isOrdered in [true, false] {
            let form = try SampleForm.form(Self.choices(count, isOrdered: isOrdered))
            let question = try SampleForm.question("q", of: form)
            let groups = question.groups(afterMerging: question.merges.count)
            #expect(groups.count == 3 && groups.last == [count])
        }
    }

    private static func choices(_ count: Int, isOrdered: Bool) -> String {
        let codes = (0..<count).map { isOrdered ? "\($0)" : "c\($0)" }
        return "- id: q\n  one: Which?\n  choices:\n"
            + codes.map { "  - \($0): Choice \($0)" }.joined(separator: "\n")
    }

    @Test("a question with too many answers has no table, and a form without any has no plan")
    func tooMany() throws {
        #expect(try ReleasePlan(of: SampleForm.form(Self.choices(63, isOrdered: true))) == nil)
        let form = try SampleForm.form("- id: q\n  one: Where?\n  source: countries")
        #expect(ReleasePlan(of: form) == nil)
        #expect(try ReleasePlan(of: SampleForm.form("- id: q\n  text: What?")) == nil)
    }

    @Test("no more tables are planned than the audit takes")
    func most() throws {
        let items = (0..<120).map { "- id: q\($0)\n  yesno: Question \($0)?" }
        let plan = try #require(ReleasePlan(of: SampleForm.form(items.joined(separator: "\n"))))
        #expect(plan.tables.count == ReleasePlan.mostTables)
    }

    @Test("the plan of the demonstration's survey has a table for each of its questions")
    func demonstration() throws {
        let plan = try #require(ReleasePlan(of: SampleForm.weight()))
        #expect(plan.tables.count == 21)
        #expect(!plan.questions.contains { ["adult", "story", "gene"].contains($0.name) })
    }

    @Test("a plan that was kept is the same plan again, and other bytes are none")
    func stored() throws {
        let form = try SampleForm.form(SampleForm.kinds)
        let plan = try #require(ReleasePlan(of: form))
        let again = try #require(ReleasePlan(stored: plan.canonicalJSON, of: form))
        #expect(again.digest == plan.digest && again.questions == plan.questions)
        #expect(again.links == plan.links && again.tables == plan.tables)
        #expect(ReleasePlan(stored: Array("{}".utf8), of: form) == nil)
        let other = try SampleForm.form(version: "1.0.1", SampleForm.kinds)
        #expect(ReleasePlan(stored: plan.canonicalJSON, of: other) == nil)
    }
}
