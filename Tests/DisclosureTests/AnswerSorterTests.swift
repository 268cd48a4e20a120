import FormModel
import Testing
import Values

@testable import Disclosure

/// From kept answers to the categories of a plan.
@Suite struct AnswerSorterTests {
    private static let today = Day(number: 20_000)

    /// The answers as they are kept.
    private func kept(
        _ fields: [(String, String)], by form: Form
    ) throws -> [UInt8] {
        var raw = RawSubmission()
        for (name, value) in fields { raw.append(name, value) }
        guard case .accepted(let submission) = form.check(raw, on: Self.today) else {
            throw NotAccepted()
        }
        return submission.canonicalAnswers
    }

    private struct NotAccepted: Error {}

    /// The category of each question by name.
    private func categories(
        _ fields: [(String, String)], of answered: Form, in planned: Form
    ) throws -> [String: String] {
        let plan = try #require(ReleasePlan(of: planned))
        let sorter = AnswerSorter(plan, madeFor: planned, answersTo: answered)
        let places = try sorter.categories(ofCanonicalAnswers: kept(fields, by: answered))
        return Dictionary(
            uniqueKeysWithValues: zip(plan.questions, places).map {
                ($0.name, $0.categories[Int($1)])
            })
    }

    private static let full = [
        ("sort", "blue"), ("menu", "2"), ("is_tired", "yes"), ("why", "sleep"), ("strength", "4"),
        ("advise", "8"), ("pain", "80"), ("short_line", "3"), ("weight", "99.9"), ("steps", "7"),
        ("since.day", "1"), ("since.month", "2"), ("since.year", "1980"), ("days.walk", "2"),
        ("days.read", "0"), ("wish.1", "a"), ("wish.2", "b"), ("remark", "no"),
    ]

    @Test("each answer falls into its category")
    func answers() throws {
        let form = try SampleForm.form(SampleForm.kinds)
        #expect(
            try categories(Self.full, of: form, in: form) == [
                "sort": "blue", "menu": "2", "is_tired": "yes", "why.work": "no",
                "why.sleep": "yes", "strength": "4", "advise": "7..<9", "pain": "80...100",
                "short_line": "3", "weight": "5..<100", "since": "1980..<2000", "days.walk": "2",
                "days.read": "0", "load": "2...",
            ])
    }

    @Test("who left a question out and who was not asked it are told apart")
    func others() throws {
        let form = try SampleForm.form(SampleForm.kinds)
        let asked = try categories([("is_tired", "yes")], of: form, in: form)
        #expect(asked["why.work"] == "skipped" && asked["sort"] == "skipped")
        #expect(asked["days.walk"] == "skipped" && asked["load"] == "skipped")
        let hidden = try categories([("is_tired", "no"), ("why", "work")], of: form, in: form)
        #expect(hidden["why.work"] == "not-shown" && hidden["is_tired"] == "no")
    }

    @Test("answers to another version count by item and code, and what is new as not shown")
    func versions() throws {
        let old = try SampleForm.form(
            """
            - id: here
              yesno: Here?
            - id: sort
              one: Which one?
              show: here = yes
              choices:
              - red: Red
              - blue: Blue
            - id: gone
              yesno: Gone?
            - id: other
              rating: How?
            """)
        let new = try SampleForm.form(
            version: "2.0.0",
            """
            - id: sort
              dropdown: Which one?
              choices:
              - blue: Blue
              - green: Green
              - red: Red
            - id: other
              yesno: How?
            """)
        func sort(_ code: String) throws -> [String: String] {
            try categories([("sort", code), ("other", "yes")], of: new, in: old)
        }
        #expect(try sort("blue")["sort"] == "blue" && sort("red")["sort"] == "red")
        #expect(try sort("green")["sort"] == "not-shown")
        // Where nobody can be hidden from a question there is no such category.
        #expect(try sort("red")["gone"] == "skipped" && sort("red")["other"] == "skipped")
    }

    @Test("a score below its lowest band is in none")
    func score() throws {
        let items = """
            - id: n
              number: How many?
              min: 0
              max: 9
            - id: load
              title: Load
              score: sum(n)
              bands:
              - 2: Low
              - 5: High
            """
        let form = try SampleForm.form(items)
        for (number, band) in [("1", "skipped"), ("2", "2..<5"), ("5", "5..."), ("9", "5...")] {
            #expect(try categories([("n", number)], of: form, in: form)["load"] == band)
        }
    }

    @Test("what is not wanted is passed over, and a question behind it is judged all the same")
    func selection() throws {
        let form = try SampleForm.weight()
        let fields = [
            ("ok_survey", "yes"), ("ok_stories", "yes"), ("adult", "yes"), ("who", "self"),
            ("change", "lost"), ("unplanned", "yes"), ("reasons", "mood"), ("story", "Tea."),
        ]
        let found = try categories(fields, of: form, in: form)
        #expect(found["unplanned"] == "yes" && found["reasons.mood"] == "yes")
        #expect(found["reasons.gut"] == "no" && found["tried.move"] == "skipped")
    }
}
